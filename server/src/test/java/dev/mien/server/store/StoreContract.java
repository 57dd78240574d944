package dev.mien.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mien.server.store.Store.By;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What holds for every store. */
abstract class StoreContract {
    /** The store of this test, with what was written to it before. */
    abstract Store open();

    static Job job(String id, String owner, String subject, JobState state, long second) {
        return new Job(
                id,
                owner,
                subject,
                "a \"b\" '中'.mp4",
                state,
                Map.of("every", "2", "gate", "a=b\n"),
                5L << 32,
                "",
                Instant.ofEpochSecond(second),
                Optional.empty(),
                0);
    }

    @Test
    void whatWasNotedIsThereAfterOpeningAnew() {
        Job job = job("1", "o", "s", JobState.WAITING, 7);
        try (Store store = open()) {
            store.add(job);
        }
        try (Store store = open()) {
            assertThat(store.find("1")).contains(job);
            assertThat(store.find("2")).isEmpty();
        }
    }

    @Test
    void jobsAreFoundByOwnerSubjectAndState() {
        try (Store store = open()) {
            store.add(job("1", "o", "s", JobState.WAITING, 1));
            store.add(job("2", "o", "t", JobState.DONE, 2));
            store.add(job("3", "p", "s", JobState.WAITING, 3));
            store.add(job("4", "o", "s", JobState.UPLOADING, 4));
            assertThat(store.of("o", 2)).extracting(Job::id).containsExactly("4", "2");
            assertThat(store.about("o", "s")).extracting(Job::id).containsExactly("1", "4");
            assertThat(store.in(JobState.WAITING)).extracting(Job::id).containsExactly("1", "3");
            assertThat(store.open("o")).extracting(Job::id).containsExactly("1", "4");
            assertThat(store.about("o' OR '1'='1", "s")).isEmpty();
        }
    }

    @Test
    void ofManyOneMovesAJob() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try (Store store = open()) {
            store.add(job("1", "o", "s", JobState.WAITING, 1));
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                tries.add(many.submit(() -> store.move("1", Set.of(JobState.WAITING), JobState.RUNNING, "")));
            }
            int moved = 0;
            for (Future<Boolean> one : tries) {
                moved += one.get() ? 1 : 0;
            }
            assertThat(moved).isEqualTo(1);
            assertThat(store.move("1", JobState.OPEN, JobState.FAILED, "why")).isTrue();
            Job job = store.find("1").orElseThrow();
            assertThat(job.detail()).isEqualTo("why");
            assertThat(job.ended()).isPresent();
            assertThat(store.move("1", JobState.OPEN, JobState.DONE, "")).isFalse();
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void whatIsOldIsFound() {
        try (Store store = open()) {
            store.add(job("1", "o", "s", JobState.UPLOADING, 1));
            store.add(job("2", "o", "s", JobState.WAITING, 2));
            store.add(job("3", "o", "s", JobState.WAITING, 3));
            store.move("3", JobState.OPEN, JobState.DONE, "");
            Instant now = Instant.now();
            assertThat(store.before(now.minusSeconds(60))).extracting(Job::id).containsExactly("1");
            assertThat(store.before(now.plusSeconds(60))).extracting(Job::id).containsExactly("1", "3");
        }
    }

    @Test
    void whatIsReadMeanwhileKeepsNothingFromBeingDeleted() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(4);
        try (Store store = open()) {
            for (int i = 0; i < 200; i++) {
                store.add(job(String.valueOf(i), "o", "s", JobState.WAITING, i));
            }
            List<Future<?>> reading = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                reading.add(many.submit(() -> {
                    while (store.of("o", 100).size() > 1) {
                        Thread.onSpinWait();
                    }
                }));
            }
            for (int i = 1; i < 200; i++) {
                store.remove(String.valueOf(i));
            }
            for (Future<?> one : reading) {
                one.get(1, TimeUnit.MINUTES);
            }
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void attemptsAreCounted() {
        try (Store store = open()) {
            store.add(job("1", "o", "s", JobState.WAITING, 1));
            store.add(job("2", "o", "s", JobState.WAITING, 2));
            assertThat(store.begin("1")).isTrue();
            assertThat(store.begin("1")).as("runs already").isFalse();
            store.move("1", JobState.OPEN, JobState.WAITING, "");
            assertThat(store.in(JobState.WAITING)).extracting(Job::id).containsExactly("2", "1");
            assertThat(store.begin("1")).isTrue();
            assertThat(store.giveBack("1")).isTrue();
            assertThat(store.giveBack("1")).as("waits already").isFalse();
            assertThat(store.find("1").orElseThrow().attempts()).isEqualTo(1);
        }
    }

    private static Kept kept(String id, String owner, String subject, String session, long second) {
        return new Kept(id, owner, subject, session, Instant.ofEpochSecond(second), new byte[] {1, 2, (byte) second});
    }

    @Test
    void resultsAreFoundPageByPageAndForgotten() {
        try (Store store = open()) {
            store.keep(kept("b", "o", "s", "m", 5));
            store.keep(kept("a", "o", "s", "t", 5));
            store.keep(kept("c", "o", "s", "t", 4));
            store.keep(kept("d", "o", "r", "t", 3));
            store.keep(kept("e", "p", "s", "t", 2));
        }
        try (Store store = open()) {
            List<Kept> first = store.kept("o", By.SUBJECT, "s", Optional.empty(), 2);
            assertThat(first).extracting(Kept::id).containsExactly("c", "a");
            assertThat(first.get(1).content()).containsExactly(1, 2, 5);
            assertThat(first.get(1).created()).isEqualTo(Instant.ofEpochSecond(5));
            assertThat(store.kept("o", By.SUBJECT, "s", Optional.of(first.get(1)), 2))
                    .extracting(Kept::id)
                    .containsExactly("b");
            assertThat(store.kept("o", By.SESSION, "t", Optional.empty(), 9))
                    .extracting(Kept::id)
                    .containsExactly("d", "c", "a");
            assertThat(store.keptBytes("o")).isEqualTo(12);
            assertThat(store.keptBytes("nobody")).isZero();
            assertThat(store.forget("o", By.SESSION, "t")).isEqualTo(3);
            assertThat(store.forget("o", By.SUBJECT, "nobody")).isZero();
            assertThat(store.forgetBefore(Instant.ofEpochSecond(2))).isZero();
            assertThat(store.forgetBefore(Instant.ofEpochSecond(5))).isEqualTo(1);
            assertThat(store.kept("o", By.SUBJECT, "s", Optional.empty(), 9))
                    .extracting(Kept::id)
                    .containsExactly("b");
        }
    }

    @Test
    void picturesBelongToTheirResultAndGoWithIt() {
        try (Store store = open()) {
            store.keep(kept("a", "o", "s", "m", 5));
            store.keep(new Kept("a.1", "o", "s", "m", Instant.ofEpochSecond(5), new byte[] {7, 7}, 1));
            store.keep(new Kept("a.2", "o", "s", "m", Instant.ofEpochSecond(5), new byte[] {8}, 2));
            store.keep(kept("b", "o", "s", "n", 6));
            store.keep(new Kept("b.1", "o", "s", "n", Instant.ofEpochSecond(6), new byte[] {9}, 1));
        }
        try (Store store = open()) {
            assertThat(store.kept("o", By.SUBJECT, "s", Optional.empty(), 9))
                    .extracting(Kept::id)
                    .containsExactly("a", "b");
            assertThat(store.count("o", By.SUBJECT, "s")).isEqualTo(2);
            assertThat(store.countBefore(Instant.ofEpochSecond(6))).isEqualTo(1);
            assertThat(store.keptBytes("o")).isEqualTo(3 + 2 + 1 + 3 + 1);
            Kept picture = store.kept("o", "a.1").orElseThrow();
            assertThat(picture.content()).containsExactly(7, 7);
            assertThat(picture.part()).isEqualTo(1);
            assertThat(store.kept("p", "a.1")).as("another's").isEmpty();
            assertThat(store.kept(Optional.empty(), 9))
                    .as("what a backup has")
                    .extracting(Kept::id, Kept::part)
                    .containsExactly(tuple("a", 0), tuple("a.1", 1), tuple("a.2", 2), tuple("b", 0), tuple("b.1", 1));
            assertThat(store.forget("o", By.SESSION, "m")).isEqualTo(3);
            assertThat(store.kept("o", "a.1")).isEmpty();
            assertThat(store.forgetBefore(Instant.ofEpochSecond(7))).isEqualTo(2);
            assertThat(store.kept("o", "b.1")).isEmpty();
        }
    }

    @Test
    void whatIsRemovedIsGone() {
        try (Store store = open()) {
            store.add(job("1", "o", "s", JobState.WAITING, 1));
            store.remove("1");
            store.remove("1");
            assertThat(store.find("1")).isEmpty();
        }
    }

    @Test
    void manyAreForgottenInPiecesAndLargeOnesReadInPages() {
        try (Store store = open()) {
            List<Kept> many = new ArrayList<>();
            for (int i = 0; i < 1203; i++) {
                many.add(kept("id-" + i, "o", "s", "m", i));
            }
            store.fill(Collections.emptyIterator(), many.iterator());
            assertThat(store.count("o", By.SUBJECT, "s")).isEqualTo(1203);
            assertThat(store.countBefore(Instant.ofEpochSecond(3))).isEqualTo(3);
            assertThat(store.forgetBefore(Instant.ofEpochSecond(3))).isEqualTo(3);
            assertThat(store.forget("o", By.SUBJECT, "s")).isEqualTo(1200);
            for (int i = 0; i < 5; i++) {
                store.keep(new Kept("big-" + i, "o", "s", "m", Instant.ofEpochSecond(i), new byte[1 << 20]));
            }
            List<Kept> page = store.kept("o", By.SUBJECT, "s", Optional.empty(), 100);
            assertThat(page).extracting(Kept::id).containsExactly("big-0", "big-1");
            assertThat(store.kept("o", By.SUBJECT, "s", Optional.of(page.get(1)), 100))
                    .extracting(Kept::id)
                    .containsExactly("big-2", "big-3");
        }
    }

    @Test
    void whatBelongsTogetherIsAllThereOrNothing() {
        try (Store store = open()) {
            Kept one = kept("a", "o", "s", "m", 1);
            assertThatThrownBy(() -> store.fill(
                            List.of(job("1", "o", "s", JobState.WAITING, 1)).iterator(),
                            List.of(one, one).iterator()))
                    .isInstanceOf(StoreException.class);
            assertThat(store.find("1")).isEmpty();
            assertThat(store.count("o", By.SUBJECT, "s")).isZero();
            store.keep(one);
        }
    }
}
