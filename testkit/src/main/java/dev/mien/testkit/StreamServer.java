package dev.mien.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sends an MPEG transport stream over HTTP without a length, or over RTSP inside its TCP connection, and can cut the
 * line. Transport streams over RTSP are plain: seven packets of 188 bytes after twelve bytes of RTP (RFC 2250).
 */
public final class StreamServer implements Closeable {
    private static final int CHUNK = 7 * 188;

    private final ServerSocket listener;
    private final byte[] stream;
    private final boolean rtsp;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile boolean answering = true;
    private volatile String elsewhere = "";
    private volatile String asked = "";
    private volatile int pause;

    /**
     * Starts to listen on a free port.
     *
     * @param stream sent whole to each that connects; then the line stays open and silent
     * @param rtsp over RTSP rather than HTTP
     * @throws IOException if no port is free
     */
    public StreamServer(byte[] stream, boolean rtsp) throws IOException {
        this.stream = stream;
        this.rtsp = rtsp;
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "stream-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** {@return the address of the stream} */
    public String address() {
        return (rtsp ? "rtsp" : "http") + "://127.0.0.1:" + listener.getLocalPort() + "/live";
    }

    /** {@return how many have connected} */
    public int connected() {
        return connections.size();
    }

    /** {@return what was asked last, head and all} */
    public String asked() {
        return asked;
    }

    /**
     * Sends whoever asks to another address.
     *
     * @param address of that; empty: nobody is sent away
     */
    public void redirect(String address) {
        elsewhere = address;
    }

    /**
     * Sends at a pace.
     *
     * @param millis to wait after every 1,316 bytes
     */
    public void pace(int millis) {
        pause = millis;
    }

    /**
     * Says what becomes of newcomers.
     *
     * @param yes whether they are answered; otherwise their line is cut at once
     */
    public void answer(boolean yes) {
        answering = yes;
    }

    /** Cuts all lines. */
    public void cut() {
        connections.forEach(StreamServer::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (!answering) {
                    socket.close();
                    continue;
                }
                connections.add(socket);
                Thread thread = new Thread(() -> serve(socket), "stream-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            if (rtsp) {
                serveRtsp(socket);
            } else {
                asked = readRequest(socket.getInputStream());
                if (!elsewhere.isEmpty()) {
                    say(socket.getOutputStream(), "HTTP/1.0 302 Found\r\nLocation: " + elsewhere + "\r\n\r\n");
                    socket.close();
                    return;
                }
                say(socket.getOutputStream(), "HTTP/1.0 200 OK\r\nContent-Type: video/mp2t\r\n\r\n");
                int part = pause == 0 ? stream.length : CHUNK;
                for (int at = 0; at < stream.length; at += part) {
                    socket.getOutputStream().write(stream, at, Math.min(part, stream.length - at));
                    rest();
                }
            }
        } catch (IOException gone) {
            close(socket);
        }
    }

    private void serveRtsp(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        for (String request = readRequest(socket.getInputStream());
                !request.isEmpty();
                request = readRequest(socket.getInputStream())) {
            asked = request;
            String sequence = request.replaceFirst("(?s).*CSeq: *(\\d+).*", "$1");
            String head = "RTSP/1.0 200 OK\r\nCSeq: " + sequence + "\r\nSession: 1\r\n";
            if (request.startsWith("DESCRIBE") && !elsewhere.isEmpty()) {
                say(out, "RTSP/1.0 302 Found\r\nCSeq: " + sequence + "\r\nLocation: " + elsewhere + "\r\n\r\n");
            } else if (request.startsWith("DESCRIBE")) {
                String session = String.join(
                        "\r\n",
                        "v=0",
                        "o=- 0 0 IN IP4 127.0.0.1",
                        "s=test",
                        "t=0 0",
                        "m=video 0 RTP/AVP 33",
                        "a=control:track",
                        "");
                say(
                        out,
                        head + "Content-Type: application/sdp\r\nContent-Length: " + session.length() + "\r\n\r\n"
                                + session);
            } else if (request.startsWith("SETUP")) {
                say(out, head + "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n");
            } else {
                say(out, head + "Public: DESCRIBE, SETUP, PLAY\r\n\r\n");
            }
            if (request.startsWith("PLAY")) {
                play(out);
            }
        }
    }

    private void play(OutputStream out) throws IOException {
        short sequence = 0;
        for (int at = 0; at < stream.length; at += CHUNK) {
            int length = Math.min(CHUNK, stream.length - at);
            ByteBuffer packet = ByteBuffer.allocate(16 + length);
            packet.put((byte) '$').put((byte) 0).putShort((short) (12 + length));
            packet.put((byte) 0x80)
                    .put((byte) 33)
                    .putShort(sequence++)
                    .putInt(at)
                    .putInt(1);
            packet.put(stream, at, length);
            out.write(packet.array());
            rest();
        }
        out.flush();
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Up to the empty line; skips what clients report over the same line in between. */
    private static String readRequest(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read == '$' && request.isEmpty()) {
                in.read();
                in.skipNBytes(in.read() << 8 | in.read());
                continue;
            }
            request.append((char) read);
            if (request.length() >= 4 && request.indexOf("\r\n\r\n", request.length() - 4) >= 0) {
                return request.toString();
            }
        }
        return "";
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void close(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(listener);
        cut();
    }
}
