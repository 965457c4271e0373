package io.heliotrope.orchestrator.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.model.PolicyText;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.PolicyEdition;
import io.heliotrope.protocol.PolicyEdition.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EditionsTest {
    private static final Catalogue CATALOGUE =
            ((ConfigLoad.Loaded) ConfigLoad.shipped(Map.of())).config().catalogue();
    private static final PolicySettings OF_SETTINGS = settings(3, PolicyTexts.shipped());
    private static final PolicySettings OTHER =
            settings(3, new PolicyText("acme.helio", "language 1\npolicy p {\n  for jobs\n}\n"));
    private static final PolicyEdition BY_HAND = new PolicyEdition(Kind.APPLIED, "sre", "a trial");

    private static PolicySettings settings(int attempts, PolicyText text) {
        return new PolicySettings(Rule.LOWEST_GRAMS_WITHIN_SLO, 0, attempts, Duration.ZERO)
                .with(List.of(text));
    }

    private static Editions editions(PolicySet... sets) {
        List<Edition> all = new ArrayList<>();
        for (PolicySet set : sets) {
            all.add(new Edition(all.size(), Instant.EPOCH, set));
        }
        return new Editions(all);
    }

    @Test
    void the_first_start_publishes_the_policy_of_its_settings_and_the_next_nothing() {
        PolicySet first = editions().atStart(OF_SETTINGS).orElseThrow();

        assertThat(first).isEqualTo(new PolicySet(OF_SETTINGS));
        assertThat(editions(first).atStart(OF_SETTINGS)).isEmpty();
    }

    @Test
    void other_settings_count_as_long_as_nothing_was_applied() {
        assertThat(editions(new PolicySet(OF_SETTINGS)).atStart(OTHER))
                .contains(new PolicySet(OTHER));
    }

    @Test
    void what_was_applied_stays_and_only_the_numbers_of_the_settings_count() {
        Editions applied = editions(new PolicySet(OF_SETTINGS), new PolicySet(OTHER, BY_HAND));

        assertThat(applied.atStart(OF_SETTINGS)).isEmpty();
        assertThat(applied.atStart(settings(5, PolicyTexts.shipped())))
                .contains(new PolicySet(settings(5, OTHER.texts().getFirst()), BY_HAND));
    }

    @Test
    void a_rollback_goes_to_the_last_policy_that_decides_otherwise() {
        Editions all =
                editions(
                        new PolicySet(OF_SETTINGS),
                        new PolicySet(OTHER, BY_HAND),
                        new PolicySet(OTHER.withShadow(OF_SETTINGS.texts()), BY_HAND));

        assertThat(all.before(CATALOGUE).map(Edition::offset)).contains(0L);
        assertThat(editions(new PolicySet(OTHER)).before(CATALOGUE)).isEqualTo(Optional.empty());
    }

    @Test
    void a_number_that_no_policy_has_is_told() {
        assertThatThrownBy(() -> editions(new PolicySet(OTHER)).at(7))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("no policy has the number 7")
                .hasMessageContaining("policy history");
    }

    @Test
    void a_list_tells_number_digest_who_and_why() {
        Editions all = editions(new PolicySet(OF_SETTINGS), new PolicySet(OTHER, BY_HAND));

        assertThat(EditionText.list(all, CATALOGUE).lines())
                .hasSize(3)
                .last()
                .asString()
                .matches(
                        " +1  1970-01-01T00:00:00Z  [0-9a-f]{12}  acme.helio  \\(applied by sre: a"
                                + " trial\\)  <- in force");
        assertThat(EditionText.texts(OTHER)).startsWith("// module acme.helio\nlanguage 1\n");
    }
}
