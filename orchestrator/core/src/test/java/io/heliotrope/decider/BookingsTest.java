package io.heliotrope.decider;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Digest;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BookingsTest {
    private static final long HERE = Slots.of(TestWorld.NOW);
    private static final long REACH = 64 * 12;
    private static final TestWorld PLACES =
            new TestWorld()
                    .region("de", "DE", 80, 1, 1)
                    .region("se", "SE", 80, 1, 3)
                    .region("us", "US", 80, 1, 2);
    private static final Catalogue CATALOGUE = PLACES.catalogue();

    /// A booking as it was asked for, and nothing clever.
    private record Asked(RegionId region, Instant from, Duration length) {
        boolean touches(RegionId other, long slot) {
            return region.equals(other)
                    && from.isBefore(Slots.start(slot + 1))
                    && Slots.start(slot).isBefore(from.plus(length));
        }
    }

    private static int naive(Map<JobId, Asked> asked, RegionId region, long slot) {
        return (int) asked.values().stream().filter(a -> a.touches(region, slot)).count();
    }

    private static JobId job(int number) {
        return new JobId("job-" + number);
    }

    private static Asked asked(SplittableRandom random) {
        return new Asked(
                CATALOGUE.region(random.nextInt(CATALOGUE.size())).id(),
                TestWorld.NOW.plusSeconds(random.nextLong(-7_200, REACH * 900 + 7_200)),
                Duration.ofSeconds(1 + random.nextInt(20_000)));
    }

    @Test
    void agree_with_a_naive_count_and_leave_nothing_behind() {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Bookings bookings = new Bookings();
            Map<JobId, Asked> asked = new HashMap<>();
            for (int step = 0; step < 60; step++) {
                JobId job = job(random.nextInt(25));
                if (random.nextInt(4) == 0) {
                    bookings.release(job);
                    asked.remove(job);
                } else {
                    Asked next = asked(random);
                    bookings.book(job, next.region(), next.from(), next.length());
                    asked.put(job, next);
                }
            }

            check(seed, bookings, asked, TestWorld.NOW.plusSeconds(random.nextInt(20_000)));

            List<JobId> all = new ArrayList<>(asked.keySet());
            all.forEach(bookings::release);
            assertThat(bookings.isEmpty()).as("seed %d", seed).isTrue();
        }
    }

    private static void check(int seed, Bookings bookings, Map<JobId, Asked> asked, Instant now) {
        Load load = bookings.load(CATALOGUE, now, seed % 2 == 0);
        assertThat(load.isAccepted()).isEqualTo(seed % 2 == 0);
        for (int region = 0; region < CATALOGUE.size(); region++) {
            RegionId id = CATALOGUE.region(region).id();
            for (long slot = HERE - 12; slot < HERE + REACH + 100; slot++) {
                int expected = naive(asked, id, slot);
                long ahead = slot - Slots.of(now);
                boolean isFull =
                        ahead >= 0
                                && ahead < REACH
                                && expected >= CATALOGUE.region(region).batchSlots();
                if (bookings.used(id, slot) != expected || load.blocked(region, slot) != isFull) {
                    throw new AssertionError(
                            "seed %d, %s, slot %d: used %d, blocked %s, expected %d, %s"
                                    .formatted(
                                            seed,
                                            id,
                                            slot - HERE,
                                            bookings.used(id, slot),
                                            load.blocked(region, slot),
                                            expected,
                                            isFull));
                }
            }
        }
    }

    @Test
    void a_job_has_one_booking_and_the_last_one_counts() {
        Bookings bookings = new Bookings();
        RegionId de = new RegionId("de");
        bookings.book(job(1), de, TestWorld.NOW, Duration.ofMinutes(1));

        bookings.book(job(1), de, TestWorld.NOW.plusSeconds(900), Duration.ofMinutes(15));

        assertThat(bookings.used(de, HERE)).isZero();
        assertThat(bookings.used(de, HERE + 1)).isEqualTo(1);
        assertThat(bookings.used(de, HERE + 2)).isZero();
    }

    @Test
    void a_lent_slot_is_taken_until_it_is_given_back_whatever_became_of_its_job() {
        Bookings bookings = new Bookings();
        RegionId de = CATALOGUE.region(0).id();
        SlotLease lease =
                new SlotLease(
                        new Token("token"),
                        job(1),
                        de,
                        new WorkerId("de-1"),
                        TestWorld.REAL_NOW,
                        TestWorld.NOW,
                        TestWorld.NOW.plusSeconds(900));
        bookings.lend(lease);

        bookings.follow(
                job(1), new BatchEntry.Ended(Digest.of("job"), TestWorld.REAL_NOW), PLACES.build());

        assertThat(bookings.used(de, HERE)).isEqualTo(1);
        bookings.free(lease.token());
        assertThat(bookings.isEmpty()).isTrue();
    }

    @Test
    void a_slot_lent_for_longer_than_meant_is_taken_now_as_well() {
        Bookings bookings = new Bookings();
        RegionId de = CATALOGUE.region(0).id();
        int capacity = CATALOGUE.region(0).slots(Lane.BATCH);
        for (int i = 0; i < capacity; i++) {
            bookings.lend(
                    new SlotLease(
                            new Token("token-" + i),
                            job(i),
                            de,
                            new WorkerId("de-1"),
                            TestWorld.REAL_NOW,
                            TestWorld.NOW.minusSeconds(3600),
                            TestWorld.NOW.minusSeconds(1800)));
        }

        Load load = bookings.load(CATALOGUE, TestWorld.NOW, false);

        assertThat(load.blocked(0, HERE)).isTrue();
        assertThat(load.blocked(0, HERE + 1)).isFalse();
    }

    @Test
    void a_release_of_what_was_never_booked_changes_nothing() {
        Bookings bookings = new Bookings();

        bookings.release(job(1));

        assertThat(bookings.isEmpty()).isTrue();
        assertThat(bookings.load(CATALOGUE, TestWorld.NOW, false).blocked(0, HERE)).isFalse();
    }
}
