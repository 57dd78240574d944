package dev.mien.server.decode;

import dev.mien.base.Limits;
import dev.mien.image.EncodedPicture;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.video.FFmpegPictures;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** A process that decodes one picture for the server, and ends with it. */
final class PictureMain {
    private PictureMain() {}

    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        String format = in.readUTF();
        byte[] encoded = in.readNBytes(in.readInt());
        Server.endWith();
        try (DataOutputStream out = Server.out()) {
            try (EncodedPicture picture = new FFmpegPictures().open(encoded, format)) {
                PictureWire.header(out, picture);
                // Of a larger one the server wants no more.
                if ((long) picture.width() * picture.height() <= Limits.PICTURE_PIXELS) {
                    Image image = picture.decode();
                    PictureWire.picture(out, image);
                }
            } catch (ImageReadException e) {
                PictureWire.failed(out, PictureWire.UNREADABLE, e.getMessage());
            } catch (EOFException e) {
                PictureWire.failed(out, PictureWire.CUT, "");
            } catch (OutOfMemoryError e) {
                PictureWire.failed(out, PictureWire.UNREADABLE, "does not fit in memory; scale it down");
            } catch (IOException | RuntimeException e) { // decoders meet damage in every way
                PictureWire.failed(out, PictureWire.DAMAGED, e instanceof IOException ? e.getMessage() : "");
            }
        }
    }
}
