package dev.mien.server.jobs;

import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.video.Videos;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** A process that decodes one video for the server, and ends with it. */
final class DecoderMain {
    private static final int BUFFER = 1 << 16;

    private DecoderMain() {}

    public static void main(String[] args) throws IOException {
        endWithTheServer();
        System.setOut(System.err); // whoever says something there would be taken for a frame
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER))) {
            try (FrameSource source = Videos.open(args[0])) {
                DecoderWire.all(out, source);
            } catch (VideoException e) {
                DecoderWire.failed(out, e);
            }
        }
    }

    /** Nothing ever comes from there but the end, also while native code keeps the other threads. */
    private static void endWithTheServer() {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // Not the end.
                        }
                    } catch (IOException e) {
                        // As good as the end.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "mien-decoder-end");
        thread.setDaemon(true);
        thread.start();
    }
}
