package io.heliotrope.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.LaneLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RenewalsTest {
    private static final Instant START = TestWorld.REAL_NOW;
    private static final LaneLoad IDLE = new LaneLoad(2, 0, 0, Double.NaN);

    private final WorldFold fold = new WorldFold();
    private final Renewals renewals = new Renewals();
    private long beats;

    RenewalsTest() {
        for (List<ControlRecord> topic : TestFleet.fleet().down("de").down("se").topics()) {
            for (int i = 0; i < topic.size(); i++) {
                fold.apply(topic.get(i), i, START);
            }
        }
    }

    private static Token token(String name) {
        return new Token(name);
    }

    /// A worker is heard of `seconds` after the start, and the renewals take it in.
    private void hear(String worker, long seconds, String boot, String... tokens) {
        Heartbeat beat =
                new Heartbeat(
                        new WorkerId(worker),
                        new RegionId("se"),
                        boot,
                        beats,
                        Health.READY,
                        IDLE,
                        IDLE,
                        Collections.emptySortedSet(),
                        Stream.of(tokens).map(Token::new).toList());
        fold.apply(beat, beats++, START.plusSeconds(seconds));
        renewals.observe(fold.world().orElseThrow());
    }

    @Test
    void only_a_heartbeat_that_lists_the_token_renews_it() {
        hear("se-1", 1, "boot-1", "t1", "t2");
        hear("se-1", 2, "boot-1", "t2");

        assertThat(renewals.of(token("t1"))).contains(START.plusSeconds(1));
        assertThat(renewals.of(token("t2"))).contains(START.plusSeconds(2));
        assertThat(renewals.of(token("t3"))).isEmpty();
    }

    @Test
    void a_worker_that_lives_on_after_a_restart_does_not_renew_what_it_forgot() {
        hear("se-1", 1, "boot-1", "t1");
        for (int second = 2; second <= 8; second++) {
            hear("se-1", second, "boot-2");
        }

        assertThat(Lease.isAlive(START, renewals.of(token("t1")), START.plusSeconds(8))).isFalse();
    }

    @Test
    void a_world_seen_again_renews_nothing() {
        hear("se-1", 1, "boot-1", "t1");
        hear("de-1", 5, "boot-1");

        assertThat(renewals.of(token("t1"))).contains(START.plusSeconds(1));
    }

    @Test
    void after_a_restart_the_last_heartbeats_tell_which_leases_hold() {
        hear("se-1", 30, "boot-1", "t1");
        Renewals restarted = new Renewals();

        restarted.observe(fold.world().orElseThrow());

        assertThat(Lease.isAlive(START, restarted.of(token("t1")), START.plusSeconds(30))).isTrue();
    }

    @Test
    void a_token_not_listed_for_twice_a_lease_is_forgotten() {
        long twice = Lease.LENGTH.multipliedBy(2).toSeconds();
        hear("se-1", 0, "boot-1", "t1");
        hear("se-1", twice, "boot-1");
        assertThat(renewals.of(token("t1"))).isPresent();

        hear("se-1", twice + 1, "boot-1");

        assertThat(renewals.of(token("t1"))).isEmpty();
    }

    @Test
    void a_lease_holds_for_its_length_from_the_later_of_gift_and_renewal() {
        Duration length = Lease.LENGTH;
        Instant end = START.plus(length);

        assertThat(Lease.isAlive(START, Optional.empty(), end)).isTrue();
        assertThat(Lease.isAlive(START, Optional.empty(), end.plusMillis(1))).isFalse();
        assertThat(Lease.isAlive(START, Optional.of(START.minusSeconds(9)), end)).isTrue();
        assertThat(Lease.isAlive(START, Optional.of(START.plusSeconds(9)), end.plusSeconds(9)))
                .isTrue();
    }
}
