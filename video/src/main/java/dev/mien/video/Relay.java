package dev.mien.video;

import dev.mien.source.VideoException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The one way out for FFmpeg, which follows wherever a server sends it: FFmpeg talks to this, on this machine, and this to the one host and
 * port that were named, over TLS where the address says so, with the certificate checked. Of what comes back nothing passes that would
 * lead elsewhere.
 */
final class Relay implements AutoCloseable {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int BLOCK = 1 << 16;

    private final URI target;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile String refused = "";

    private Relay(URI target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
    }

    /** @param name of the address, for messages */
    static Relay open(URI target, String name) throws VideoException {
        try {
            Relay relay = new Relay(target, new ServerSocket(0, 4, InetAddress.getLoopbackAddress()));
            start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new VideoException(name + ": no port of this machine is free; try again", e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "mien-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private String scheme() {
        return target.getScheme().toLowerCase(Locale.ROOT);
    }

    private boolean isRtsp() {
        return scheme().startsWith("rtsp");
    }

    private boolean isSecure() {
        return scheme().endsWith("s");
    }

    private int port() {
        int usual = isRtsp() ? (isSecure() ? 322 : 554) : isSecure() ? 443 : 80;
        return target.getPort() < 0 ? usual : target.getPort();
    }

    /** What FFmpeg opens instead: the same path, with the same name and password. */
    String address() {
        String user = target.getRawUserInfo() == null ? "" : target.getRawUserInfo() + "@";
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        return (isRtsp() ? "rtsp" : "http") + "://" + user + here() + target.getRawPath() + query;
    }

    private String here() {
        return listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
    }

    /** What was kept from passing, as a message has it; empty if nothing was. */
    String refused() {
        return refused;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket ffmpeg = listener.accept();
                open.add(ffmpeg);
                start(() -> relay(ffmpeg));
            } catch (IOException e) {
                return; // it was closed
            }
        }
    }

    private void relay(Socket ffmpeg) {
        try (ffmpeg;
                Socket server = connect()) {
            open.add(server);
            if (listener.isClosed()) {
                return;
            }
            start(() -> up(ffmpeg, server));
            down(server.getInputStream(), ffmpeg.getOutputStream());
        } catch (IOException e) {
            // FFmpeg sees the connection end, and says so.
        } finally {
            open.removeIf(Socket::isClosed);
        }
    }

    private Socket connect() throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(target.getHost(), port()), CONNECT_MILLIS);
            if (!isSecure()) {
                return plain;
            }
            SSLSocket secure = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                    .createSocket(plain, target.getHost(), port(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (IOException e) {
            if (e instanceof SSLException) {
                refused =
                        "no connection, as its certificate is not trusted or it speaks no TLS; check the host and the certificate";
            }
            plain.close();
            throw e;
        }
    }

    /** What FFmpeg asks; over HTTP under the name that the host has. */
    private void up(Socket ffmpeg, Socket server) {
        try (ffmpeg;
                server) {
            InputStream in = ffmpeg.getInputStream();
            OutputStream out = server.getOutputStream();
            if (!isRtsp()) {
                String port = target.getPort() < 0 ? "" : ":" + target.getPort();
                RelayedHead.read(in).withHost(target.getHost() + port).write(out);
            }
            pass(in, out);
        } catch (IOException e) {
            // The other direction ends with the sockets.
        }
    }

    private void down(InputStream in, OutputStream out) throws IOException {
        try {
            if (isRtsp()) {
                RelayedHead.rtsp(in, out);
            } else {
                RelayedHead head = RelayedHead.read(in);
                head.requireAnswer("HTTP/1\\.[01]");
                head.write(out);
                pass(in, out);
            }
        } catch (RelayedHead.RefusedException e) {
            refused = String.valueOf(e.getMessage()); // before FFmpeg sees the connection end
        }
    }

    private static void pass(InputStream in, OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            out.write(block, 0, read);
            out.flush();
        }
    }

    @Override
    public void close() {
        close(listener);
        open.forEach(Relay::close);
    }

    private static void close(Closeable one) {
        try {
            one.close();
        } catch (IOException e) {
            // It is of no use to anybody any more.
        }
    }
}
