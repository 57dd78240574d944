package dev.mien.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with an address before there is a database behind it. */
class PostgresAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db:notaport/a?user=mien&password=hunter2",
                "jdbc:postgresql://mien:hunter2@127.0.0.1:1/a",
                "jdbc:postgresql://127.0.0.1:1/a?user=mien&password=hunter2",
                "jdbc:postgresql://127.0.0.1:99999/a?password=hunter2",
                "jdbc:postgresql:///a%zz?password=hunter2"
            })
    void noMessageHasThePassword(String url) {
        StoreException e = catchThrowableOfType(StoreException.class, () -> PostgresStore.open(url));
        for (Throwable said = e; said != null; said = said.getCause()) {
            assertThat(said.toString()).doesNotContain("hunter2");
        }
        assertThat(e).hasMessageContaining("the store cannot be used").hasMessageNotContaining("\n");
    }

    /** Whether somebody is told the user's name in plain, who says that there is no TLS. */
    private static boolean goesOnInPlain(String host, String words) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> plain = CompletableFuture.supplyAsync(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().readNBytes(8); // asks for TLS
                    socket.getOutputStream().write('N');
                    return socket.getInputStream().readNBytes(8).length == 8;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            String url = "jdbc:postgresql://" + host + ":" + server.getLocalPort() + "/a?user=mien" + words;
            assertThatThrownBy(() -> PostgresStore.open(url)).isInstanceOf(StoreException.class);
            return plain.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void anotherMachineHasToShowItsCertificate() throws Exception {
        assertThat(goesOnInPlain("127.0.0.1", "")).isTrue();
        assertThat(goesOnInPlain("localhost", "")).isTrue();
        String other = "127.1"; // this machine, but not by a name that is known to be
        assertThat(goesOnInPlain(other, "")).isFalse();
        assertThat(goesOnInPlain(other, "&sslmode=prefer"))
                .as("as somebody asked")
                .isTrue();
    }
}
