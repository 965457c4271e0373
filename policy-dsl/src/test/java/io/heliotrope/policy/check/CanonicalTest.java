package io.heliotrope.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CanonicalTest {
    private static final String TEXT =
            "language 1\npolicy p { for jobs require r: region.latency <= 80 ms }\n";

    private static String digest(String text, Places places) {
        return Policies.compile(places, List.of(new Source("t0", text)))
                .program()
                .orElseThrow()
                .digest();
    }

    private static String digest(String text) {
        return digest(text, Catalogue.acme());
    }

    @Test
    void it_is_a_sha_256_in_hexadecimal() {
        assertThat(digest(TEXT)).matches("[0-9a-f]{64}");
    }

    @Test
    void layout_and_comments_do_not_count() {
        String other =
                "language 1 // so\npolicy p {\n  for jobs\n  require r:region.latency<=80 ms\n}";

        assertThat(digest(other)).isEqualTo(digest(TEXT));
    }

    @Test
    void names_numbers_units_and_signs_do() {
        List<String> digests =
                List.of(
                        digest(TEXT),
                        digest(TEXT.replace("80", "81")),
                        digest(TEXT.replace("ms", "s")),
                        digest(TEXT.replace("<=", "<")),
                        digest(TEXT.replace("r:", "q:")),
                        digest(TEXT.replace("80 ms", "80 ms because \"x\"")));

        assertThat(digests).doesNotHaveDuplicates();
    }

    @Test
    void regions_of_the_catalogue_count_and_its_tenants_do_not() {
        Places places = Catalogue.acme();
        List<Site> sites = new ArrayList<>(places.sites());
        Site first = sites.getFirst();
        sites.set(0, new Site(first.id(), "FI", first.tier(), first.gpuMemoryGib(), first.clock()));
        Places elsewhere =
                new Places(
                        sites, places.within(), places.labels(), places.tenants(), places.models());
        Places fewer =
                new Places(
                        places.sites(),
                        places.within(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeSet<>());

        assertThat(digest(TEXT, elsewhere)).isNotEqualTo(digest(TEXT));
        assertThat(digest(TEXT, fewer)).isEqualTo(digest(TEXT));
    }

    @Test
    void modules_that_are_used_count_and_others_do_not() {
        String using = "language 1\nuse regions from \"t1\"\n";
        String set = "language 1\nregions a = ch-1\n";
        String changed = "language 1\nregions a = pl-1\n";

        String digest = Texts.program(using, set).digest();

        assertThat(Texts.program(using, changed).digest()).isNotEqualTo(digest);
        assertThat(Texts.program(using, set, changed).digest()).isEqualTo(digest);
    }
}
