package io.heliotrope.decider;

import static io.heliotrope.decider.DeciderBench.DAY;
import static io.heliotrope.decider.DeciderBench.HOUR;
import static io.heliotrope.decider.DeciderBench.as;
import static io.heliotrope.decider.DeciderBench.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.QuoteId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Status;
import io.heliotrope.state.TestWorld;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Jobs with a quote, from admission to release: a brown `de` wished for, a green `se` beside it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotedJobsTest {
    private static final Instant LATER = TestWorld.NOW.plus(HOUR.multipliedBy(5));

    private final DeciderBench bench = new DeciderBench();

    private static Descriptor taking(Instant lapsesAt) {
        QuoteId quote = new QuoteId(new RegionId("de"), LATER, LATER.plus(Slots.LENGTH), lapsesAt);
        return new Descriptor.Sound(job("a", "body", "", DAY).taking(quote));
    }

    private static Status.Accepted accepted(List<BatchChange> changes) {
        return as(
                Status.Accepted.class,
                as(BatchChange.Say.class, changes.getFirst()).status().state());
    }

    @Test
    void a_job_is_accepted_for_its_quote_and_released_within_the_interval() {
        Status.Accepted accepted = accepted(bench.on(taking(TestWorld.NOW)));
        bench.at(HOUR.multipliedBy(5).plusSeconds(30)).onDue("a");

        assertThat(accepted.quote()).startsWith("quote kept: starts in de from " + LATER);
        assertThat(accepted.expectedCompletion()).isEqualTo(LATER.plus(HOUR).plus(Slots.LENGTH));
        assertThat(bench.running("a").target()).isEqualTo(new RegionId("de"));
    }

    @Test
    void a_job_whose_quote_lapsed_is_decided_as_any_other_and_told_why() {
        Status.Accepted accepted = accepted(bench.on(taking(TestWorld.NOW.minusSeconds(1))));

        assertThat(accepted.quote())
                .startsWith("quote not kept, decided as any other job: it lapsed at ");
        assertThat(bench.running("a").target()).isEqualTo(new RegionId("se"));
    }
}
