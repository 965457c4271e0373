package io.heliotrope.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.types.Unit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GlossaryTest {
    @Test
    void a_fact_tells_its_type_unit_and_meaning() {
        Glossary.Fact fact = Glossary.fact("home.carbon").orElseThrow();

        assertThat(fact.type()).isEqualTo("a carbon intensity, average");
        assertThat(fact.unit()).isEqualTo("g/kWh");
        assertThat(fact.meaning())
                .isEqualTo("carbon intensity of the grid, average, of the job's home");
        assertThat(fact.isSignal()).isTrue();
    }

    @Test
    void every_path_that_can_be_read_is_a_fact_with_a_meaning() {
        assertThat(Glossary.facts())
                .hasSameSizeAs(Meaning.paths())
                .allSatisfy(fact -> assertThat(fact.meaning()).isNotBlank());
    }

    @Test
    void a_name_with_known_values_tells_them() {
        assertThat(Glossary.fact("class").orElseThrow().values())
                .containsExactly("batch", "interactive", "stream");
        assertThat(Glossary.fact("region.tier").orElseThrow().values()).contains("edge");
    }

    @Test
    void other_paths_are_no_facts() {
        assertThat(Glossary.fact("region.colour")).isEmpty();
        assertThat(Glossary.fact("acme")).isEmpty();
    }

    @Test
    void a_unit_tells_what_it_measures() {
        assertThat(Glossary.noun(Unit.of("g/kWh").orElseThrow())).isEqualTo("a carbon intensity");
        assertThat(Glossary.noun(Unit.of("%").orElseThrow())).isEqualTo("a percentage");
    }
}
