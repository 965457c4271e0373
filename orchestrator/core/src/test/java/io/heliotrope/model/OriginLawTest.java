package io.heliotrope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.state.TestWorld;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OriginLawTest {
    private static final Catalogue FREE =
            new TestWorld()
                    .region("de", "DE")
                    .region("no", "NO")
                    .region("se", "SE")
                    .region("us", "US")
                    .catalogue();

    private static Catalogue bound(Map<String, String> rules) {
        TreeMap<Jurisdiction, Residency> all = new TreeMap<>();
        rules.forEach((place, labels) -> all.put(new Jurisdiction(place), Residency.parse(labels)));
        return new Catalogue(
                FREE.regions(),
                FREE.law(),
                FREE.models(),
                FREE.routes(),
                FREE.sealing(),
                new OriginLaw(all));
    }

    private static List<String> allowed(Catalogue catalogue, String labels, String origin) {
        return catalogue.regions().stream()
                .filter(r -> catalogue.allows(Residency.parse(labels), new RegionId(origin), r))
                .map(r -> r.id().value())
                .toList();
    }

    @Test
    void jobs_without_labels_stay_where_the_law_of_their_origin_says() {
        Catalogue catalogue = bound(Map.of("EU", "EEA"));

        assertThat(allowed(catalogue, "", "de")).containsExactly("de", "no", "se");
        assertThat(allowed(catalogue, "", "us")).containsExactly("de", "no", "se", "us");
        assertThat(allowed(catalogue, "", "no")).containsExactly("de", "no", "se", "us");
    }

    @Test
    void labels_narrow_it_and_never_widen_it() {
        Catalogue catalogue = bound(Map.of("EU", "EEA"));

        assertThat(allowed(catalogue, "US,DE", "se")).containsExactly("de");
        assertThat(allowed(catalogue, "US", "se")).isEmpty();
        assertThat(allowed(catalogue, "MARS", "se")).containsExactly("se");
    }

    @Test
    void every_rule_around_an_origin_must_allow_a_region() {
        Catalogue catalogue = bound(Map.of("EEA", "!US", "EU", "EU", "SE", "!DE"));

        assertThat(allowed(catalogue, "", "se")).containsExactly("se");
        assertThat(allowed(catalogue, "", "de")).containsExactly("de", "se");
        assertThat(allowed(catalogue, "", "no")).containsExactly("de", "no", "se");
    }

    @Test
    void an_unknown_origin_is_allowed_nothing_where_there_is_such_law() {
        assertThat(allowed(bound(Map.of("EU", "EEA")), "", "mars")).isEmpty();
        assertThat(allowed(FREE, "", "mars")).hasSize(4);
    }

    @Test
    void a_rule_with_a_word_that_the_law_does_not_know_is_refused() {
        assertThatThrownBy(() -> bound(Map.of("MARS", "EEA")))
                .hasMessage("a residency rule is given for MARS, which the law does not know");
        assertThatThrownBy(() -> bound(Map.of("EU", "EEA,!MOON")))
                .hasMessage("the residency rule of EU names MOON, which the law does not know");
    }

    @Test
    void the_catalogue_answers_for_all_regions_at_once_what_it_answers_for_each() {
        Catalogue catalogue = bound(Map.of("EU", "EEA", "SE", "!DE", "US", "US,NO"));
        List<String> labels = List.of("EU", "!EU", "DE", "!DE", "US", "!US", "MARS", "!MARS");
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 5_000; i++) {
            Residency residency =
                    Residency.parse(
                            String.join(
                                    ",",
                                    random.ints(random.nextInt(4), 0, labels.size())
                                            .mapToObj(labels::get)
                                            .toList()));
            RegionId origin =
                    new RegionId(List.of("de", "no", "se", "us", "mars").get(random.nextInt(5)));
            long expected = 0;
            for (int r = 0; r < catalogue.size(); r++) {
                expected |= catalogue.allows(residency, origin, catalogue.region(r)) ? 1L << r : 0;
            }

            assertThat(catalogue.allowed(residency, origin))
                    .as("%s from %s", residency, origin)
                    .isEqualTo(expected);
        }
    }
}
