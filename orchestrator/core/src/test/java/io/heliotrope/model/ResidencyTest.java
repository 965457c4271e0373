package io.heliotrope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.state.TestWorld;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResidencyTest {
    private static final Catalogue CATALOGUE =
            new TestWorld()
                    .region("de", "DE")
                    .region("no", "NO")
                    .region("se", "SE")
                    .region("us", "US")
                    .region("xx", "XX")
                    .catalogue();

    private static List<String> allowed(String labels, String origin) {
        Residency residency = Residency.parse(labels);
        return CATALOGUE.regions().stream()
                .filter(r -> residency.allows(r, new RegionId(origin), CATALOGUE.law()))
                .map(r -> r.id().value())
                .toList();
    }

    @Test
    void no_label_allows_every_region() {
        assertThat(allowed("", "de")).containsExactly("de", "no", "se", "us", "xx");
    }

    @Test
    void a_label_allows_all_that_lies_within_it() {
        assertThat(allowed("EU", "us")).containsExactly("de", "se");
        assertThat(allowed("EEA", "us")).containsExactly("de", "no", "se");
        assertThat(allowed("EU,US", "no")).containsExactly("de", "se", "us");
    }

    @Test
    void deny_wins() {
        assertThat(allowed("EEA,!EU", "de")).containsExactly("no");
        assertThat(allowed("!US", "us")).containsExactly("de", "no", "se", "xx");
        assertThat(allowed("DE,!DE", "de")).isEmpty();
    }

    @Test
    void an_unknown_label_means_the_origin_alone() {
        assertThat(allowed("MARS", "de")).containsExactly("de");
        assertThat(allowed("EU,MARS", "us")).containsExactly("us");
        assertThat(allowed("!MARS", "se")).containsExactly("se");
        assertThat(allowed("MARS,!DE", "de")).isEmpty();
    }

    @Test
    void a_label_that_names_a_regions_own_law_is_known_also_beside_the_hierarchy() {
        assertThat(allowed("XX", "de")).containsExactly("xx");
        assertThat(allowed("EU,XX", "us")).containsExactly("de", "se", "xx");
        assertThat(allowed("!XX", "de")).containsExactly("de", "no", "se", "us");
    }

    @Test
    void what_is_known_beside_the_hierarchy_is_what_the_regions_add_and_no_more() {
        Jurisdictions more =
                new Jurisdictions(CATALOGUE.law().parents(), Set.of(new Jurisdiction("MARS")));
        Catalogue again =
                new Catalogue(CATALOGUE.regions(), more, CATALOGUE.models(), CATALOGUE.routes());

        assertThat(CATALOGUE.law().alone()).containsExactly(new Jurisdiction("XX"));
        assertThat(again).isEqualTo(CATALOGUE);
    }

    @Test
    void a_text_and_its_residency_are_one() {
        assertThat(Residency.parse(" !US , EEA,CH ").toString()).isEqualTo("CH,EEA,!US");
        assertThat(Residency.parse("CH,EEA,!US")).isEqualTo(Residency.parse("EEA,!US,CH"));
        assertThat(Residency.parse("")).isEqualTo(Residency.ANYWHERE);
        assertThatThrownBy(() -> Residency.parse("EEA,eu west"))
                .hasMessage("jurisdiction must be 1 to 20 of A-Z, 0-9 and -, was 'eu west'");
    }

    @Test
    void the_catalogue_answers_for_all_regions_at_once_what_a_residency_answers_for_each() {
        List<String> labels =
                List.of("EU", "!EU", "DE", "!DE", "US", "!US", "XX", "!XX", "MARS", "!MARS");
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 5_000; i++) {
            Residency residency =
                    Residency.parse(
                            String.join(
                                    ",",
                                    random.ints(random.nextInt(4), 0, labels.size())
                                            .mapToObj(labels::get)
                                            .toList()));
            RegionId origin = new RegionId(random.nextInt(9) == 0 ? "mars" : "se");
            long expected = 0;
            for (int r = 0; r < CATALOGUE.size(); r++) {
                boolean allows = residency.allows(CATALOGUE.region(r), origin, CATALOGUE.law());
                expected |= allows ? 1L << r : 0;
            }

            assertThat(CATALOGUE.allowed(residency, origin))
                    .as("%s from %s", residency, origin)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_hierarchy_has_no_circle() {
        Map<Jurisdiction, Jurisdiction> circle =
                Map.of(
                        new Jurisdiction("A"), new Jurisdiction("B"),
                        new Jurisdiction("B"), new Jurisdiction("A"));

        assertThatThrownBy(() -> new Jurisdictions(circle))
                .hasMessageContaining("lies within itself");
    }
}
