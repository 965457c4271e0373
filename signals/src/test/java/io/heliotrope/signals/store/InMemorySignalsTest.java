package io.heliotrope.signals.store;

import static io.heliotrope.signals.store.RowSamples.DE;
import static io.heliotrope.signals.store.RowSamples.at;
import static io.heliotrope.signals.store.RowSamples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.store.SignalStore.Appended;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InMemorySignalsTest {
    private final InMemorySignals signals = new InMemorySignals();

    private static SignalQuery noonHour() {
        return SignalQuery.of(DE, at(0), at(60));
    }

    @Test
    void what_was_known_at_a_moment_is_what_had_been_received_by_then() throws IOException {
        SignalRow told = row(0, 60, 100, 0, 10);
        SignalRow revised = row(0, 60, 140, 90, 125);
        signals.append(List.of(told, revised));

        assertThat(signals.list(noonHour().knownAt(at(9)))).isEmpty();
        assertThat(signals.list(noonHour().knownAt(at(10)))).containsExactly(told);
        assertThat(signals.list(noonHour().knownAt(at(124)))).containsExactly(told);
        assertThat(signals.list(noonHour().knownAt(at(125)))).containsExactly(revised);
        assertThat(signals.list(noonHour())).containsExactly(revised);
        assertThat(signals.list(noonHour().revisions())).containsExactly(told, revised);
    }

    @Test
    void a_late_answer_with_an_earlier_issue_does_not_replace_a_newer_one() throws IOException {
        SignalRow newer = row(0, 60, 140, 90, 100);
        SignalRow older = row(0, 60, 100, 0, 110);
        signals.append(List.of(newer, older));

        assertThat(signals.list(noonHour())).containsExactly(newer);
    }

    @Test
    void a_row_that_is_told_twice_is_stored_once_with_its_first_arrival() throws IOException {
        SignalRow first = row(0, 60, 100, 0, 10);
        SignalRow again = row(0, 60, 100, 0, 20);

        assertThat(signals.append(List.of(first, first))).isEqualTo(new Appended(1, 1));
        assertThat(signals.append(List.of(again))).isEqualTo(new Appended(0, 1));
        assertThat(signals.list(noonHour().revisions())).containsExactly(first);
    }

    @Test
    void a_query_takes_what_holds_at_some_time_of_it_and_nothing_else() throws IOException {
        SignalRow before = row(-60, 0, 1, 0, 0);
        SignalRow across = row(-60, 1, 2, 0, 0);
        SignalRow after = row(60, 120, 3, 0, 0);
        signals.append(List.of(before, across, after));

        assertThat(signals.list(noonHour())).containsExactly(across);
        assertThat(signals.list(SignalQuery.of(new GridZone("FR"), at(0), at(60)))).isEmpty();
        assertThat(signals.list(noonHour().kinds(Set.of(Kind.MARGINAL)))).isEmpty();
        assertThat(signals.list(noonHour().sources(Set.of("neso")))).isEmpty();
        assertThat(signals.list(noonHour().signals(Set.of(Signal.PUE)))).isEmpty();
        assertThat(signals.zones()).containsExactly(DE);
        assertThatThrownBy(() -> SignalQuery.of(DE, at(0), at(0))).hasMessageContaining("must end");
    }

    @Test
    void qualities_are_chosen_before_the_newest_is_taken() throws IOException {
        SignalRow measured = row(0, 60, 100, 0, 10);
        SignalRow expected = row(0, 60, 140, 90, 100, Quality.FORECAST);
        signals.append(List.of(measured, expected));

        assertThat(signals.list(noonHour().qualities(Set.of(Quality.MEASURED))))
                .containsExactly(measured);
    }
}
