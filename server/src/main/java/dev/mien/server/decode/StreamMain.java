package dev.mien.server.decode;

import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.video.ReadOptions;
import dev.mien.video.Videos;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;

/** A process that reads one stream for the server, and ends with it. The address comes where nobody else on this machine sees it. */
final class StreamMain {
    /** Of a camera that has gone: whoever wants more asks again. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private StreamMain() {}

    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        String address = in.readUTF();
        Duration longest = Duration.ofNanos(in.readLong());
        Server.endWith();
        ReadOptions options =
                ReadOptions.defaults().withConfined().withTo(longest).withPatience(PATIENCE);
        try (DataOutputStream out = Server.out()) {
            try (FrameSource source = Videos.openLive(address, options)) {
                DecoderWire.all(out, source);
            } catch (VideoException e) {
                DecoderWire.failed(out, e);
            }
        }
    }
}
