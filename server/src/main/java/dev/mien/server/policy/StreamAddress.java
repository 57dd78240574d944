package dev.mien.server.policy;

import dev.mien.video.Videos;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The address of a stream. Its text shows neither user nor password nor query, so that no log has them. */
public final class StreamAddress {
    private static final int LONGEST = 2000;
    private static final Map<String, Integer> PORTS = Map.of("rtsp", 554, "rtsps", 322, "http", 80, "https", 443);

    /** Could end a header that the user's name stands in. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\"\\\\]");

    private final URI uri;

    private StreamAddress(URI uri) {
        this.uri = uri;
    }

    /**
     * {@return the address of a text}
     *
     * @param text such as {@code rtsp://user:password@camera.example/live}
     * @throws IllegalArgumentException if it is none that may be opened; the message has nothing of it
     */
    public static StreamAddress of(String text) {
        try {
            URI uri = new URI(text.length() > LONGEST ? "" : text);
            if (uri.getScheme() != null
                    && Videos.CONFINED_SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && !UNFIT.matcher(String.valueOf(uri.getUserInfo())).find()
                    && uri.getPort() != 0
                    && uri.getPort() < 1 << 16) {
                return new StreamAddress(uri);
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new IllegalArgumentException("address must be that of a stream, such as rtsp://camera.example/live (rtsp,"
                + " rtsps, http or https), of at most " + LONGEST + " letters");
    }

    /** {@return the host, in small letters} */
    String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** {@return the port that is opened} */
    int port() {
        return uri.getPort() < 0 ? usualPort() : uri.getPort();
    }

    private int usualPort() {
        return PORTS.getOrDefault(uri.getScheme().toLowerCase(Locale.ROOT), 0);
    }

    boolean isUsualPort() {
        return port() == usualPort();
    }

    /** {@return the whole, with what is nobody's business} */
    public String secret() {
        return uri.toString();
    }

    /** {@return what messages call it} */
    @Override
    public String toString() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }
}
