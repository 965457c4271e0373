package io.heliotrope.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.LaneLoad;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RenewalsTest {
    private static final Instant START = TestWorld.REAL_NOW;
    private static final Token TOKEN = new Token("held-by-a");
    private static final Token OTHER = new Token("held-by-b");

    private final WorldFold fold = new WorldFold();
    private Renewals renewals = new Renewals();
    private long offset;

    @BeforeEach
    void world() {
        World world = new TestWorld().region("se", "SE").build();
        fold.apply(new CatalogueSet(world.catalogue()), 0, START);
        fold.apply(new PolicySet(world.policy()), 0, START);
        tick(0);
    }

    @Test
    void a_listed_token_is_renewed_at_the_heartbeats_time() {
        beat("a", 1, TOKEN);
        beat("b", 2);

        assertThat(renewals.of(TOKEN)).contains(START.plusSeconds(1));
        assertThat(isAlive(TOKEN)).isTrue();
    }

    @Test
    void a_token_no_longer_listed_lives_a_leases_length() {
        beat("a", 1, TOKEN);
        for (int second = 2; second <= 7; second++) {
            beat("a", second);
        }
        boolean atItsEnd = isAlive(TOKEN);
        beat("a", 8);

        assertThat(atItsEnd).isTrue();
        assertThat(isAlive(TOKEN)).isFalse();
    }

    @Test
    void an_outage_of_the_control_plane_ends_no_lease_while_heartbeats_come_back_one_by_one() {
        beat("a", 1, TOKEN);
        beat("b", 1, OTHER);

        beat("a", 60, TOKEN);
        boolean rightAfter = isAlive(OTHER);
        for (int second = 61; second <= 65; second++) {
            beat("a", second, TOKEN);
        }
        beat("b", 65, OTHER);

        assertThat(rightAfter).isTrue();
        assertThat(isAlive(OTHER)).isTrue();
    }

    @Test
    void an_outage_right_after_a_restart_ends_no_lease_either() {
        beat("a", 1, TOKEN);
        beat("b", 1, OTHER);
        renewals = new Renewals();
        renewals.observe(fold.world().orElseThrow());

        beat("a", 60, TOKEN);

        assertThat(isAlive(OTHER)).isTrue();
    }

    @Test
    void a_worker_that_stays_silent_after_the_outage_loses_its_lease() {
        beat("a", 1, TOKEN);
        beat("b", 1, OTHER);

        for (int second = 60; second <= 67; second++) {
            beat("a", second, TOKEN);
        }

        assertThat(isAlive(TOKEN)).isTrue();
        assertThat(isAlive(OTHER)).isFalse();
    }

    @Test
    void a_clock_that_is_seldom_heard_still_ends_the_lease_of_a_dead_worker() {
        beat("a", 1, TOKEN);

        tick(11);
        boolean once = isAlive(TOKEN);
        tick(21);

        assertThat(once).isTrue();
        assertThat(isAlive(TOKEN)).isFalse();
    }

    @Test
    void after_a_restart_every_lease_counts_anew() {
        beat("a", 1, TOKEN);
        Renewals restarted = new Renewals();

        restarted.observe(fold.world().orElseThrow());

        assertThat(restarted.of(new Token("not-listed"))).contains(START.plusSeconds(1));
    }

    private boolean isAlive(Token token) {
        Instant realNow = fold.world().orElseThrow().realNow();
        return Lease.isAlive(START, renewals.of(token), realNow);
    }

    private void beat(String worker, long second, Token... tokens) {
        LaneLoad idle = new LaneLoad(2, 0, 0, Double.NaN);
        fold.apply(
                new Heartbeat(
                        new WorkerId(worker),
                        new RegionId("se"),
                        "boot",
                        offset,
                        Health.READY,
                        idle,
                        idle,
                        Collections.emptySortedSet(),
                        List.of(tokens)),
                offset++,
                START.plusSeconds(second));
        renewals.observe(fold.world().orElseThrow());
    }

    private void tick(long second) {
        fold.apply(
                new Tick(offset, TestWorld.NOW.plusSeconds(second)),
                offset++,
                START.plusSeconds(second));
        renewals.observe(fold.world().orElseThrow());
    }
}
