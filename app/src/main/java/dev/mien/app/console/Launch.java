package dev.mien.app.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a command wants of the JVM that it runs in. {@link LaunchTable} writes it down for the start scripts. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Launch {
    /** The {@link #engine} of a command that always trains a network. */
    String ALWAYS = "always";

    /** Size of the heap at the start, such as "64m", below which nothing is cleaned; empty: the JVM's choice. */
    String heap() default "";

    /** Whether one thread cleans the heap: right for work that goes frame by frame and keeps little. */
    boolean serial() default false;

    /** Whether the work on a few files is done before the optimising compiler pays off. */
    boolean brief() default false;

    /** When PyTorch is needed: {@link #ALWAYS}, with an option, such as "--method=cnn", or, empty, never. */
    String engine() default "";

    /** Options of a dry run on pictures that loads the classes most runs need; empty for all commands but one. */
    String warmUp() default "";
}
