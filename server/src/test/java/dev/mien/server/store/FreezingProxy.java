package dev.mien.server.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a database and can have it hang: connections come about, and nothing passes. */
public final class FreezingProxy implements Closeable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile boolean frozen;

    /** @param port of the database on this machine */
    public FreezingProxy(int port) throws IOException {
        this.port = port;
        start(this::accept);
    }

    /** The address of a database through this. */
    public String url(String direct) {
        return direct.replace(":" + port + "/", ":" + listener.getLocalPort() + "/");
    }

    public void freeze(boolean yes) {
        frozen = yes;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "freezing-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.addAll(List.of(client, database));
                start(() -> pass(client, database));
                start(() -> pass(database, client));
            } catch (IOException e) {
                return; // it was closed
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] block = new byte[1 << 13];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                while (frozen) {
                    Thread.sleep(10);
                }
                out.write(block, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        frozen = false;
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
