package io.heliotrope.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.text.Source;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WitnessTextTest {
    private static final int EAST = 1;

    private static Program program() {
        Places places =
                new Places(
                        List.of(
                                new Site("north", "SE", "central", 80, ZoneOffset.UTC),
                                new Site("east", "US", "central", 80, ZoneOffset.UTC)),
                        Map.of(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeSet<>());
        Compilation compilation =
                Policies.compile(
                        places,
                        List.of(
                                new Source(
                                        "t.helio",
                                        """
                                        language 1
                                        signals { carbon fresh for 15 min, then assume 600 g/kWh }
                                        policy nightly {
                                          for jobs where class is batch
                                          require clean: region.carbon <= 250 g/kWh
                                          prefer lower region.carbon
                                          relax clean to 400 g/kWh
                                        }
                                        policy law {
                                          for jobs where labelled phi
                                          require near: region.latency <= 50 ms
                                        }
                                        """)));
        return compilation.program().orElseThrow();
    }

    private static Witness witness(int slot, Witness.Way way) {
        return new Witness(
                Map.of(JobFact.RUNTIME, 5400.0, JobFact.MODEL_MEMORY, 427.0),
                Map.of(JobName.CLASS, "batch", JobName.TENANT, "globex"),
                new TreeSet<>(List.of("phi")),
                0,
                0b10,
                new TreeSet<>(),
                Map.of(
                        RegionFact.CARBON,
                        new TreeMap<>(
                                Map.of(EAST, new Witness.Series(310, 120, 390, new TreeMap<>()))),
                        RegionFact.PRICE,
                        new TreeMap<>(Map.of(EAST, new Witness.Series(1, 0, 1, new TreeMap<>())))),
                900,
                96,
                EAST,
                slot,
                way);
    }

    @Test
    void job_place_signals_steps_and_policies_are_told_with_their_units() {
        WitnessText text = WitnessText.of(program(), witness(0, new Witness.Way.Step(1)));

        assertThat(text.job())
                .isEqualTo(
                        "tenant globex; class batch; labels phi; runtime 1.5 h; model-memory 427"
                                + " GiB; home north; allowed in east");
        assertThat(text.place()).isEqualTo("east (US) at once");
        assertThat(text.way()).isEqualTo("gave way: clean to 400 g/kWh");
        assertThat(text.policies()).containsExactly("nightly (leads)", "law");
    }

    @Test
    void a_signal_is_told_with_its_age_and_one_that_no_ladder_names_is_not() {
        assertThat(WitnessText.of(program(), witness(0, new Witness.Way.Step(0))).conditions())
                .containsExactly("carbon 310 g/kWh, 2 min old");
    }

    @Test
    void a_later_start_is_told_by_its_distance_and_with_its_forecast() {
        WitnessText text = WitnessText.of(program(), witness(6, new Witness.Way.FallBack()));

        assertThat(text.place()).isEqualTo("east (US) in 1.5 h");
        assertThat(text.conditions()).containsExactly("carbon 390 g/kWh");
        assertThat(text.way()).isEqualTo("by `otherwise run in`");
    }
}
