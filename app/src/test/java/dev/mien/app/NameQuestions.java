package dev.mien.app;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs Mien where the only name server is this class, and counts the questions. Run by {@link NothingLeavesTest} in a network of
 * its own.
 */
public final class NameQuestions {
    private static final int NAME_SERVER = 53;
    /** What reports does so within seconds. */
    private static final long WAIT = 8000;

    private NameQuestions() {}

    public static void main(String[] arguments) throws Exception {
        AtomicInteger questions = new AtomicInteger();
        try (DatagramSocket server = new DatagramSocket(NAME_SERVER, InetAddress.getLoopbackAddress())) {
            Thread counter = new Thread(() -> count(server, questions));
            counter.setDaemon(true);
            counter.start();
            try {
                InetAddress.getAllByName("trap.example");
            } catch (UnknownHostException e) {
                // Nobody answers; that it was asked for is what counts.
            }
            System.out.println("trap: " + (questions.getAndSet(0) > 0));
            int exit = Mien.commandLine(System.out).execute(arguments);
            Thread.sleep(WAIT);
            System.out.println("exit: " + exit + ", questions: " + questions.get());
            System.exit(0);
        }
    }

    private static void count(DatagramSocket server, AtomicInteger questions) {
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(new byte[512], 512);
                server.receive(question);
                questions.incrementAndGet();
                // An answer without a name, so that the questioner does not wait.
                byte[] answer = question.getData();
                answer[2] |= (byte) 0x80;
                answer[3] = 3;
                server.send(new DatagramPacket(answer, question.getLength(), question.getSocketAddress()));
            }
        } catch (java.io.IOException e) {
            // Closed.
        }
    }
}
