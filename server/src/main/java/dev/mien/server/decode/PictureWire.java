package dev.mien.server.decode;

import dev.mien.image.EncodedPicture;
import dev.mien.image.Image;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a picture goes from the process that decodes it to the server: what it is, then its pixels, or what is wrong instead of either. */
final class PictureWire {
    static final int HEADER = 'H';
    static final int PICTURE = 'P';
    /** The decoder cannot work, and says why and what to do. */
    static final int UNREADABLE = 'U';
    /** The picture ends too soon. */
    static final int CUT = 'C';
    /** The picture is damaged. */
    static final int DAMAGED = 'D';

    private static final int BUFFER = 1 << 16;
    private static final int MOST_PROFILE_BYTES = 16 << 20;

    private PictureWire() {}

    /**
     * What a picture says of itself.
     *
     * @param orientation 1 to 8 as in EXIF
     * @param profile ICC, if it has one
     * @param leftOut in words
     */
    record Header(int width, int height, int orientation, Optional<byte[]> profile, Optional<String> leftOut) {}

    static void header(DataOutputStream out, EncodedPicture picture) throws IOException {
        out.writeByte(HEADER);
        out.writeInt(picture.width());
        out.writeInt(picture.height());
        out.writeByte(picture.orientation());
        byte[] profile = picture.profile().orElse(new byte[0]);
        out.writeInt(profile.length);
        out.write(profile);
        DecoderWire.line(out, picture.leftOut().orElse(""));
        out.flush();
    }

    static Header header(DataInputStream in) throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        int orientation = in.readByte();
        int profileBytes = in.readInt();
        if (width < 1 || height < 1 || orientation < 1 || orientation > 8) {
            throw new IOException("no size or orientation of a picture");
        } else if (profileBytes < 0 || profileBytes > MOST_PROFILE_BYTES) {
            throw new IOException("no profile of a picture");
        }
        byte[] profile = new byte[profileBytes];
        in.readFully(profile);
        String leftOut = in.readUTF();
        return new Header(
                width,
                height,
                orientation,
                profileBytes == 0 ? Optional.empty() : Optional.of(profile),
                leftOut.isEmpty() ? Optional.empty() : Optional.of(leftOut));
    }

    static void picture(DataOutputStream out, Image image) throws IOException {
        out.writeByte(PICTURE);
        out.writeByte(image.channels());
        DecoderWire.samples(out, image, new byte[BUFFER]);
        out.flush();
    }

    /** Reads the pixels, of the size that was said. */
    static Image picture(DataInputStream in, Header header) throws IOException {
        int channels = in.readByte();
        if (channels != 1 && channels != 3) {
            throw new IOException("neither grey nor colour");
        }
        int pixels = Math.multiplyExact(header.width(), header.height());
        byte[] samples = new byte[Math.multiplyExact(pixels, channels)];
        in.readFully(samples);
        return channels == 1
                ? Image.gray(header.width(), header.height(), samples)
                : Image.rgb(header.width(), header.height(), samples);
    }

    static void failed(DataOutputStream out, int kind, @Nullable String why) throws IOException {
        out.writeByte(kind);
        DecoderWire.line(out, why == null ? "" : why);
        out.flush();
    }
}
