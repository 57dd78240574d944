package dev.mien.server.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What keeps other sites' pages out, since a browser on this machine would carry their requests here. */
final class SecurityHeaders {
    private static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:;"
                            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(self), microphone=(), geolocation=()",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private SecurityHeaders() {}

    /** The names of this machine, among them the address that is listened on. */
    static Set<String> names(String host) {
        Set<String> names = new HashSet<>(LOOPBACK);
        names.add(host.toLowerCase(Locale.ROOT));
        return names;
    }

    /** Puts them into an answer. */
    static void put(HttpFields.Mutable answer) {
        ALL.forEach((name, value) -> answer.put(new HttpField(name, value)));
    }

    /**
     * Refuses what another site's page sends.
     *
     * @param names by which the server may be called, as any other is one that somebody has pointed here; empty: any
     */
    static void check(Request request, Set<String> names) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        String name = Request.getServerName(request);
        if (!names.isEmpty() && (name == null || !names.contains(name.toLowerCase(Locale.ROOT)))) {
            throw new ProblemException(
                    Problem.FORBIDDEN, "this server answers to localhost alone; call it by that name");
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        boolean upgrade = request.getHeaders().contains(HttpHeader.UPGRADE, "websocket");
        if (origin != null && (upgrade || !SAFE.contains(request.getMethod())) && !isOwn(origin, host)) {
            throw new ProblemException(Problem.FORBIDDEN, "pages of other sites may not send anything here");
        }
    }

    private static boolean isOwn(String origin, String host) {
        return host != null
                && (origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host));
    }
}
