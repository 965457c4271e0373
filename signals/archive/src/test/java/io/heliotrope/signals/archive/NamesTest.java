package io.heliotrope.signals.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.GridZone;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of folders and files.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "DE,DE",
        "US-CAL-CISO,US-CAL-CISO",
        "..,%2E%2E",
        "a/../b,a%2F%2E%2E%2Fb",
        "DK1 Fyn,DK1%20Fyn",
        "50%,50%25",
        "Åland,%C3%85land",
        "nul,%6Eul",
        "COM1,%43OM1",
        "COMMON,COMMON"
    })
    void a_zone_is_a_safe_folder(String zone, String folder) {
        assertThat(FolderNames.of(new GridZone(zone))).isEqualTo(folder);
    }

    @Test
    void long_zones_get_folders_of_their_own_that_systems_take() {
        String a = FolderNames.of(new GridZone("ü".repeat(199) + "a"));
        String b = FolderNames.of(new GridZone("ü".repeat(199) + "b"));

        assertThat(a).hasSizeLessThan(200).isNotEqualTo(b);
    }

    @Test
    void days_are_folders_and_other_folders_are_no_days() {
        LocalDate day = LocalDate.of(2026, 11, 22);

        assertThat(FolderNames.day(FolderNames.of(day))).contains(day);
        assertThat(FolderNames.day("holidays")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"000042.arrow", "000000-000042.arrow"})
    void the_name_of_a_file_says_which_appends_are_in_it(String name) {
        assertThat(PartName.parse(name).orElseThrow()).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42.arrow", "000042.arrow.unfinished", "000005-000004.arrow", "x"})
    void other_names_are_none(String name) {
        assertThat(PartName.parse(name)).isEmpty();
    }

    @Test
    void a_merged_file_replaces_what_is_in_its_range_but_not_itself() {
        PartName merged = new PartName(2, 5);

        assertThat(merged.replaces(PartName.of(2))).isTrue();
        assertThat(merged.replaces(new PartName(3, 5))).isTrue();
        assertThat(merged.replaces(merged)).isFalse();
        assertThat(merged.replaces(PartName.of(6))).isFalse();
        assertThat(merged.replaces(new PartName(1, 2))).isFalse();
        assertThatThrownBy(() -> PartName.of(1_000_000)).hasMessageContaining("0 to 999999");
    }
}
