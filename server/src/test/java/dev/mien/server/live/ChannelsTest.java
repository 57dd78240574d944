package dev.mien.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.server.key.Caller;
import dev.mien.server.key.Callers;
import dev.mien.timeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private static final Caller ANYBODY =
            Callers.anybody().find(Optional.empty()).orElseThrow();
    private static final Step STEP =
            new Step(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of());

    private final Channels channels = new Channels();

    private static final class Heard implements Channels.Listener {
        private final List<String> words = new ArrayList<>();

        @Override
        public void begun() {
            words.add("begun");
        }

        @Override
        public void step(Step step) {
            words.add("step");
        }

        @Override
        public void ended() {
            words.add("ended");
        }
    }

    @Test
    void whoListensFirstHearsOfEverySessionOfTheName() {
        Heard heard = new Heard();
        Runnable leave = channels.listen(ANYBODY, "door", heard);
        for (int i = 0; i < 2; i++) {
            Channels.Session session = channels.begin(ANYBODY, "door");
            session.step(STEP);
            session.close();
        }
        channels.begin(ANYBODY, "hall").step(STEP);
        leave.run();
        channels.begin(ANYBODY, "door").step(STEP);
        assertThat(heard.words).containsExactly("begun", "step", "ended", "begun", "step", "ended");
    }

    @Test
    void theNewestSessionHasTheName() {
        Channels.Session first = channels.begin(ANYBODY, "door");
        Heard heard = new Heard();
        channels.listen(ANYBODY, "door", heard);
        Channels.Session second = channels.begin(ANYBODY, "door");
        first.step(STEP);
        first.close();
        second.step(STEP);
        second.close();
        assertThat(heard.words).containsExactly("begun", "ended", "begun", "step", "ended");
    }
}
