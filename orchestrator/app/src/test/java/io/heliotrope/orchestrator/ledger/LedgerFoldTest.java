package io.heliotrope.orchestrator.ledger;

import static io.heliotrope.orchestrator.ledger.LedgerFixture.CENTRAL;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.NOON;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.NORTH;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.batch;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.dispatch;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.done;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.interactive;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.ledger.Ledger.Entry;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Status.Accepted;
import io.heliotrope.protocol.Status.Cancelled;
import io.heliotrope.protocol.Status.Expired;
import io.heliotrope.protocol.Status.Failed;
import io.heliotrope.protocol.Status.State;
import io.heliotrope.protocol.Status.Terminal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LedgerFoldTest {
    private final LedgerFold fold = new LedgerFold();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_first_terminal_is_the_end_and_every_later_one_is_counted(long seed) {
        Random random = new Random(seed);
        Map<JobId, List<Terminal>> said = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            Job job = batch("job-" + random.nextInt(60), "");
            Status next = status(job, state(random, job));
            fold.apply(next);
            if (next.state() instanceof Terminal terminal) {
                said.computeIfAbsent(job.id(), j -> new ArrayList<>()).add(terminal);
            }
        }

        for (Entry entry : fold.ledger().jobs()) {
            List<Terminal> all = said.getOrDefault(entry.id(), List.of());
            assertThat(entry.end()).as("seed %d", seed).isEqualTo(all.stream().findFirst());
            assertThat(entry.later()).as("seed %d", seed).isEqualTo(all.stream().skip(1).toList());
        }
    }

    @Test
    void a_repeat_that_says_the_same_contradicts_nothing() {
        Job job = batch("a", "");
        fold.apply(status(job, done(job, NORTH)));
        fold.apply(status(job, done(job, NORTH)));

        Entry entry = fold.ledger().find(job.id()).orElseThrow();

        assertThat(entry.later()).hasSize(1);
        assertThat(entry.isContradicted()).isFalse();
    }

    @Test
    void a_dispatch_emitted_again_is_one_dispatch() {
        Job job = interactive("a", "");
        fold.apply(dispatch(job, NORTH, 1));
        fold.apply(dispatch(job, NORTH, 1));
        fold.apply(dispatch(job, CENTRAL, 2));

        Entry entry = fold.ledger().find(job.id()).orElseThrow();

        assertThat(entry.dispatches()).extracting(d -> d.attempt()).containsExactly(1, 2);
        assertThat(entry.end()).isEmpty();
    }

    private static State state(Random random, Job job) {
        return switch (random.nextInt(6)) {
            case 0 -> new Accepted(NOON, NOON);
            case 1 -> new Status.Held();
            case 2 -> new Failed("boom", 1 + random.nextInt(3));
            case 3 -> new Expired("too late");
            case 4 -> new Cancelled();
            default -> done(job, NORTH);
        };
    }
}
