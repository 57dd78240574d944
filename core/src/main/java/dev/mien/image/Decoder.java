package dev.mien.image;

import dev.mien.base.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decodes one picture from memory, and puts what goes wrong into words. */
final class Decoder {
    private Decoder() {}

    /** @param foreign decodes what Java and its plug-ins cannot */
    static OpenPicture open(byte[] encoded, String name, DecodeLimits limits, PictureDecoder foreign)
            throws ImageReadException {
        if (encoded.length == 0) {
            throw new ImageReadException(name + ": empty, expected a picture; get it again from where it came from");
        }
        Format format = Format.of(encoded);
        if (format == null) {
            throw new ImageReadException(ForeignFormat.message(name, encoded));
        }
        try (EncodedPicture picture = format.open(encoded, name, foreign)) {
            requirePixels(picture, name, limits);
            return decode(picture, name);
        } catch (ImageReadException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw outOfMemory(name, e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Decoders meet damage in every way from EOFException to ArrayIndexOutOfBoundsException.
            throw damaged(name, format, e);
        }
    }

    private static OpenPicture decode(EncodedPicture picture, String name) throws IOException {
        long pixels = (long) picture.width() * picture.height();
        // While a picture is turned or its colours are converted, it is there twice.
        long finishing = 6 * pixels;
        DecodeMemory.Share share =
                DecodeMemory.SHARED.take(Math.max(picture.cost(), finishing), name + ": " + size(picture));
        boolean done = false;
        try {
            Image stored = picture.decode();
            if (stored.width() != picture.width() || stored.height() != picture.height()) {
                throw new IOException("its header says another size");
            }
            Image inSrgb = picture.profile()
                    .map(profile -> ColourConversion.apply(profile, stored))
                    .orElse(stored);
            Image upright = inSrgb.turn(picture.orientation());
            share.keep(pixels * upright.channels());
            done = true;
            return new OpenPicture(upright, picture.leftOut(), share);
        } finally {
            if (!done) {
                share.close();
            }
        }
    }

    private static String size(EncodedPicture picture) {
        return picture.width() + "x" + picture.height() + " pixels";
    }

    private static void requirePixels(EncodedPicture picture, String name, DecodeLimits limits)
            throws ImageReadException {
        long most = Math.min(limits.maxPixels(), Limits.IMAGE_PIXELS);
        if ((long) picture.width() * picture.height() > most) {
            throw new ImageReadException(String.format(
                    Locale.ROOT,
                    "%s: %s, above the limit of %,d; scale it down or raise the limit (maxPixels)",
                    name,
                    size(picture),
                    most));
        }
    }

    private static ImageReadException outOfMemory(String name, OutOfMemoryError e) {
        return new ImageReadException(
                String.format(
                        Locale.ROOT,
                        "%s: does not fit in memory, of which Java has %,d MiB; scale it down or give Java more with -Xmx",
                        name,
                        Runtime.getRuntime().maxMemory() >> 20),
                e);
    }

    private static ImageReadException cutShort(String name, Format format, @Nullable Throwable cause) {
        return new ImageReadException(
                name + ": " + format + " that ends too soon or has damaged parts, expected a complete picture; "
                        + "get it again from where it came from",
                cause);
    }

    private static ImageReadException damaged(String name, Format format, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return cutShort(name, format, thrown);
            }
        }
        String said = thrown instanceof IOException && thrown.getMessage() != null ? thrown.getMessage() : "";
        String detail = said.isBlank()
                ? ""
                : " (" + Images.oneLine(said.lines().findFirst().orElse("")) + ")";
        return new ImageReadException(
                name + ": damaged " + format + " or a rare kind of it" + detail
                        + ", expected a complete picture; open it in an image program and save it as JPEG or PNG",
                thrown);
    }
}
