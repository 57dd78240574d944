package dev.mien.server.decode;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** The server as a process that decodes for it sees it. */
final class Server {
    private static final int BUFFER = 1 << 16;

    private Server() {}

    /** Where it hears this process; whoever says something else there from now on would be taken for a frame. */
    static DataOutputStream out() {
        System.setOut(System.err);
        return new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER));
    }

    /** Nothing comes from it any more but the end, which is this process's too, also while native code keeps the other threads. */
    static void endWith() {
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
