package dev.mien.timeline;

import java.time.Duration;

/** Something besides expressions that came and went on one face. A signal, not a diagnosis. */
public sealed interface Signal permits Blink, LookingAway {
    /** {@return whose} */
    long track();

    /** {@return when it began} */
    Duration onset();

    /** {@return when it was strongest} */
    Duration apex();

    /** {@return when it ended, or was last seen} */
    Duration offset();

    /** {@return the time from onset to offset} */
    default Duration duration() {
        return offset().minus(onset());
    }
}
