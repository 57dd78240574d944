package dev.mien.video;

import dev.mien.face.Frame;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.source.VideoInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A stream that FFmpeg reads through a {@link Relay}, and so from nowhere but the host that was named. */
final class ConfinedSource implements FrameSource {
    private final Relay relay;
    private final FrameSource source;

    private ConfinedSource(Relay relay, FrameSource source) {
        this.relay = relay;
        this.source = source;
    }

    static FrameSource open(String address, ReadOptions options) throws VideoException {
        URI uri = parsed(address);
        String name = name(uri);
        Relay relay = Relay.open(uri, name);
        try {
            FrameSource source = StreamSource.open(new Medium(relay.address(), name, Medium.Kind.STREAM), options);
            return new ConfinedSource(relay, source);
        } catch (VideoException e) {
            relay.close();
            throw relay.refused().isEmpty() ? e : new VideoException(name + ": " + relay.refused(), e);
        } catch (RuntimeException e) {
            relay.close();
            throw e;
        }
    }

    private static URI parsed(String address) throws VideoException {
        try {
            URI uri = new URI(address);
            if (uri.getScheme() != null
                    && Videos.CONFINED_SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below, without what it is, as a password may stand in it.
        }
        throw new VideoException("the address cannot be opened; expected "
                + String.join(", ", Videos.CONFINED_SCHEMES.stream().sorted().toList())
                + " with ://, a host and a path, in letters that addresses have");
    }

    /** Without user, password and query, which may hold one. */
    private static String name(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }

    @Override
    public VideoInfo info() {
        return source.info();
    }

    @Override
    public Optional<Frame> next() {
        return source.next();
    }

    @Override
    public List<String> faults() {
        return source.faults();
    }

    @Override
    public void close() {
        relay.close();
        source.close();
    }
}
