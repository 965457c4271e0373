package io.heliotrope.orchestrator.edition;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.protocol.PolicyEdition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// The policies of an installation, for people.
public final class EditionText {
    /// Of a digest: as in metrics.
    private static final int DIGITS = 12;

    private EditionText() {}

    /// What is in force now.
    public static String inForce(Edition edition, Catalogue catalogue) {
        return "in force: %s, as number %d, digest %s; back with: heliotrope policy rollback\n"
                .formatted(edition.title(), edition.offset(), digest(edition, catalogue));
    }

    static String digest(Edition edition, Catalogue catalogue) {
        return edition.digest(catalogue).toString().substring(0, DIGITS);
    }

    /// A line for each, the one in force last.
    public static String list(Editions editions, Catalogue catalogue) {
        if (editions.all().isEmpty()) {
            return "no policy was ever in force there\n";
        }
        StringBuilder out =
                new StringBuilder("number  since                 digest        policy\n");
        Edition last = editions.all().getLast();
        for (Edition edition : editions.all()) {
            out.append(
                    "%6d  %s  %s  %s%s%s\n"
                            .formatted(
                                    edition.offset(),
                                    second(edition.at()),
                                    digest(edition, catalogue),
                                    edition.title(),
                                    how(edition.set().edition()),
                                    edition.offset() == last.offset() ? "  <- in force" : ""));
        }
        return out.toString();
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String how(PolicyEdition edition) {
        if (edition.kind() == PolicyEdition.Kind.SETTINGS) {
            return "  (settings)";
        }
        String kind = edition.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String why = edition.why().isEmpty() ? "" : ": " + edition.why();
        return "  (" + kind + " by " + edition.by() + why + ")";
    }

    /// Every module, each behind a line of comment with its name.
    public static String texts(PolicySettings settings) {
        StringBuilder out = new StringBuilder();
        if (!settings.isText()) {
            out.append("// the built-in rules: no text\n");
        }
        append(out, "", settings.texts());
        settings.tenants().forEach((tenant, texts) -> append(out, ", of tenant " + tenant, texts));
        append(out, ", in the shadow", settings.shadow());
        return out.toString();
    }

    private static void append(StringBuilder out, String whose, List<PolicyText> texts) {
        for (PolicyText text : texts) {
            out.append("// module ").append(text.name()).append(whose).append('\n');
            out.append(text.text());
            if (!text.text().endsWith("\n")) {
                out.append('\n');
            }
            out.append('\n');
        }
    }
}
