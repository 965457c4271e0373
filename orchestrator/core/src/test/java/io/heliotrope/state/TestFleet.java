package io.heliotrope.state;

import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Worlds of one small fleet at many moments, each made once: `de` with 400 g/kWh and `se` with 20,
/// one worker each, `de-1` and `se-1`, two slots per lane, reserve 15 minutes, 3 attempts.
///
/// A moment is job time after [TestWorld#NOW] and real time after [TestWorld#REAL_NOW]. One thread.
public final class TestFleet {
    public static final String GREEN = "se-1";
    public static final String BROWN = "de-1";
    public static final Set<String> ALL = Set.of(GREEN, BROWN);

    private final Map<Moment, World> made = new HashMap<>();

    /// Which workers were heard of at that moment, and how many policies were set until then.
    public record Moment(Duration jobTime, Duration realTime, Set<String> up, int policies) {
        public Moment {
            up = Set.copyOf(up);
        }
    }

    public static TestWorld fleet() {
        return new TestWorld()
                .region("de", "DE")
                .region("se", "SE")
                .grams("de", 400)
                .grams("se", 20)
                .rtt("de", "se", 30);
    }

    public World at(Moment moment) {
        return made.computeIfAbsent(moment, TestFleet::make);
    }

    private static World make(Moment moment) {
        Instant realNow = TestWorld.REAL_NOW.plus(moment.realTime());
        List<List<ControlRecord>> topics =
                fleet().now(TestWorld.NOW.plus(moment.jobTime())).topics();
        WorldFold fold = new WorldFold();
        for (List<ControlRecord> topic : topics) {
            long offset = 0;
            for (ControlRecord next : topic) {
                boolean isSilent =
                        next instanceof Heartbeat beat
                                && !moment.up().contains(beat.worker().value());
                int times = next instanceof PolicySet ? moment.policies() : isSilent ? 0 : 1;
                for (int i = 0; i < times; i++) {
                    fold.apply(next, offset++, realNow);
                }
            }
        }
        return fold.world().orElseThrow();
    }
}
