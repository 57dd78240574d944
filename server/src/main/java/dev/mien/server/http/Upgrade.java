package dev.mien.server.http;

import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** From a request to a WebSocket (RFC 6455). */
final class Upgrade {
    private Upgrade() {}

    /**
     * Refuses what asks for no WebSocket.
     *
     * @param what goes over it, for the message
     */
    static void require(Exchange exchange, String what) {
        if (!"websocket".equalsIgnoreCase(exchange.header(HttpHeader.UPGRADE).orElse(""))) {
            throw new ProblemException(
                    Problem.UPGRADE_WANTED,
                    what + " go over a WebSocket; open one here",
                    Map.of("Upgrade", "websocket"));
        }
    }

    /**
     * Opens it.
     *
     * @param socket the server's end
     * @throws ProblemException if it cannot be opened
     */
    static void open(ServerWebSocketContainer sockets, Exchange exchange, Supplier<Object> socket) {
        boolean upgraded = sockets.upgrade(
                (request, response, callback) -> {
                    if (request.hasSubProtocol(LiveRoute.PROTOCOL)) {
                        response.setAcceptedSubProtocol(LiveRoute.PROTOCOL);
                    }
                    return socket.get();
                },
                exchange.request(),
                exchange.response(),
                exchange.take());
        if (!upgraded) {
            exchange.giveBack();
            throw new ProblemException(Problem.BAD_REQUEST, "this is no WebSocket that can be opened (RFC 6455)");
        }
    }
}
