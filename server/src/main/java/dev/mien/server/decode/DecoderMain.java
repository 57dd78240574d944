package dev.mien.server.decode;

import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.video.Videos;
import java.io.DataOutputStream;
import java.io.IOException;

/** A process that decodes one video for the server, and ends with it. */
final class DecoderMain {
    private DecoderMain() {}

    public static void main(String[] args) throws IOException {
        Server.endWith();
        try (DataOutputStream out = Server.out()) {
            try (FrameSource source = Videos.open(args[0])) {
                DecoderWire.all(out, source);
            } catch (VideoException e) {
                DecoderWire.failed(out, e);
            }
        }
    }
}
