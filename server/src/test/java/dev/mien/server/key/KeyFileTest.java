package dev.mien.server.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    @TempDir
    private Path folder;

    @Test
    void theFileHoldsNoKey() throws IOException {
        Path file = folder.resolve("keys.json");
        String first = KeyFile.add(file, "first", Set.of(Scope.ANALYZE, Scope.LIVE));
        String second = KeyFile.add(file, "second", Set.of(Scope.METRICS));
        assertThat(first).startsWith("mien_").hasSize(48).isNotEqualTo(second);
        assertThat(Files.readString(file)).doesNotContain(first, second).contains(ApiKey.hash(first));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<ApiKey> keys = KeyFile.read(file);
        assertThat(keys).extracting(ApiKey::name).containsExactly("first", "second");
        assertThat(keys.get(0).scopes()).containsExactlyInAnyOrder(Scope.ANALYZE, Scope.LIVE);
        Callers callers = Callers.of(keys);
        assertThat(callers.find(Optional.of(second)).orElseThrow().name()).isEqualTo("second");
        assertThat(callers.find(Optional.of("mien_"))).isEmpty();
        assertThat(callers.find(Optional.empty())).isEmpty();
    }

    @Test
    void aNameIsGivenOnce() throws IOException {
        Path file = folder.resolve("keys.json");
        KeyFile.add(file, "shop", Set.of(Scope.ANALYZE));
        assertThatThrownBy(() -> KeyFile.add(file, "shop", Set.of(Scope.ANALYZE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is a key called 'shop'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"keys\": {}}",
                "{\"keys\": [{\"name\": \"a\"}]}",
                "{\"keys\": [{\"name\": \"a\", \"sha256\": \"00\", \"scopes\": []}]}",
                "{\"keys\": [{\"name\": \"a\", \"scope\": []}]}",
                "{\"keys\": [{\"name\": \"anybody\", \"sha256\": \"0000000000000000000000000000000000000000000000000000000000000000\","
                        + " \"scopes\": []}]}",
                "{\"keys\": 1, \"keys\": []}"
            })
    void whatIsNoFileOfKeysIsSaidInOneLine(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), text);
        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("keys.json: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void anAllowanceFillsWithTime() {
        long[] now = {0};
        Allowance allowance = new Allowance(60, () -> now[0]);
        for (int i = 0; i < 60; i++) {
            assertThat(allowance.take(1)).isZero();
        }
        assertThat(allowance.take(1)).isEqualTo(1);
        now[0] = 500_000_000;
        assertThat(allowance.take(1)).isEqualTo(0.5);
        now[0] = 1_000_000_000;
        assertThat(allowance.take(1)).isZero();
        now[0] = 3_600_000_000_000L;
        allowance.spend(90);
        assertThat(allowance.empty()).isEqualTo(30);
        now[0] += 30_000_000_000L;
        assertThat(allowance.empty()).as("at 0 there is still nothing").isPositive();
        now[0] += 1_000_000_000L;
        assertThat(allowance.empty()).isZero();
    }
}
