package dev.mien.server.decode;

import dev.mien.testkit.Skip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The processes that decode for this one. */
public final class Children {
    private Children() {}

    /**
     * Sends a signal to the next process that decodes a picture, as soon as it is there.
     *
     * @param signal such as SEGV
     * @return its exit
     */
    public static CompletableFuture<ProcessHandle> end(String signal) {
        Skip.unless(Files.isDirectory(Path.of("/proc/self")), "processes are looked up in /proc");
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        return CompletableFuture.supplyAsync(() -> next(before)).thenCompose(child -> {
            send(signal, child);
            return child.onExit();
        });
    }

    /** Not while it is still the shell that starts it. */
    private static ProcessHandle next(Set<ProcessHandle> before) {
        for (; ; pause()) {
            for (ProcessHandle child : ProcessHandle.current().children().toList()) {
                if (!before.contains(child) && isDecoder(child)) {
                    return child;
                }
            }
        }
    }

    private static boolean isDecoder(ProcessHandle child) {
        try {
            String command =
                    Files.readString(Path.of("/proc/" + child.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
            return command.contains(PictureMain.class.getName()) && !command.startsWith("/bin/sh");
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(String signal, ProcessHandle child) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + child.pid()).start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
