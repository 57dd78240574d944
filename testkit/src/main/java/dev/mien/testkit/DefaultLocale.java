package dev.mien.testkit;

import java.util.Locale;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Runs code as if on a machine of another country. */
public final class DefaultLocale {
    private DefaultLocale() {}

    /**
     * Runs code under another default locale, and puts the old one back.
     *
     * @param <T> what the code gives
     * @param tag of the locale, such as "de-DE"
     * @param code what to run
     * @return what the code gives
     * @throws Exception what the code throws
     */
    public static <T> T with(String tag, ThrowingSupplier<T> code) throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            return code.get();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        } finally {
            Locale.setDefault(before);
        }
    }
}
