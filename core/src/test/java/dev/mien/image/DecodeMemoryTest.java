package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DecodeMemoryTest {
    private static final long MIB = 1 << 20;

    private final DecodeMemory memory = new DecodeMemory(100 * MIB);

    @Test
    void whatIsTooLargeAloneIsRefusedInALine() {
        assertThatThrownBy(() -> memory.take(101 * MIB, "a.png: 6000x6000 pixels"))
                .isInstanceOf(ImageReadException.class)
                .hasMessage("a.png: 6000x6000 pixels need 101 MiB of memory, pictures may have 100; "
                        + "scale it down or give Java more with -Xmx");
    }

    @Test
    void whatIsTooLargeTogetherWaits() throws Exception {
        AtomicLong held = new AtomicLong();
        AtomicLong most = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            long cost = (1 + i % 90) * MIB;
            all.add(pool.submit(() -> {
                DecodeMemory.Share share = memory.take(cost, "picture");
                most.accumulateAndGet(held.addAndGet(cost), Math::max);
                Thread.onSpinWait();
                held.addAndGet(-cost);
                share.close();
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();
        assertThat(most.get()).isLessThanOrEqualTo(100 * MIB);
    }

    @Test
    void whatIsGivenBackEarlyIsFreeForOthers() throws Exception {
        DecodeMemory.Share first = memory.take(100 * MIB, "first");
        first.keep(30 * MIB);
        memory.take(70 * MIB, "second").close();
        first.close();
        first.close();
        memory.take(100 * MIB, "third").close();
    }

    @Test
    void whoWaitsCanBeInterrupted() throws Exception {
        DecodeMemory.Share all = memory.take(100 * MIB, "all");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> memory.take(MIB, "more: 1x1 pixels"))
                .isInstanceOf(ImageReadException.class)
                .hasMessage("more: 1x1 pixels were not decoded; the program was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        all.close();
    }
}
