package io.heliotrope.policy.mutate;

import io.heliotrope.policy.eval.Wording;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Preference.Anchor;
import io.heliotrope.policy.program.Preference.Band;
import io.heliotrope.policy.program.Preference.Rank;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Preferences that differ from one in a rank or a weight.
final class Preferences {
    private Preferences() {}

    record Variant(Preference preference, String change) {}

    static List<Variant> of(Preference preference) {
        return switch (preference) {
            case Preference.Silent _ -> List.of();
            case Preference.Ranked(List<Rank> ranks) -> ranked(ranks);
            case Preference.Balanced(List<Anchor> anchors) -> balanced(anchors);
        };
    }

    private static List<Variant> ranked(List<Rank> ranks) {
        List<Variant> all = new ArrayList<>();
        for (int i = 0; i < ranks.size(); i++) {
            Rank rank = ranks.get(i);
            Rank turned = new Rank(rank.term(), !rank.isLower(), rank.band(), rank.shown());
            all.add(
                    variant(
                            ranks,
                            i,
                            turned,
                            "it preferred `%s` to `%s`".formatted(said(turned), said(rank))));
            if (!isNone(rank.band())) {
                Rank sharp =
                        new Rank(rank.term(), rank.isLower(), new Band.Within(0), rank.shown());
                all.add(
                        variant(
                                ranks,
                                i,
                                sharp,
                                "`within` of `%s` were left out".formatted(said(rank))));
            }
            if (i + 1 < ranks.size()) {
                List<Rank> others = new ArrayList<>(ranks);
                Collections.swap(others, i, i + 1);
                all.add(
                        new Variant(
                                new Preference.Ranked(others),
                                "`%s` came before `%s`"
                                        .formatted(said(ranks.get(i + 1)), said(rank))));
            }
        }
        return all;
    }

    private static boolean isNone(Band band) {
        return switch (band) {
            case Band.Within(double distance) -> distance == 0;
            case Band.Share(double share) -> share == 0;
        };
    }

    private static Variant variant(List<Rank> ranks, int at, Rank other, String change) {
        List<Rank> others = new ArrayList<>(ranks);
        others.set(at, other);
        return new Variant(new Preference.Ranked(others), change);
    }

    private static String said(Rank rank) {
        return (rank.isLower() ? "lower " : "higher ") + Wording.term(rank.term(), rank.shown());
    }

    private static List<Variant> balanced(List<Anchor> anchors) {
        List<Variant> all = new ArrayList<>();
        for (int i = 0; i < anchors.size(); i++) {
            Anchor anchor = anchors.get(i);
            String said = Wording.term(anchor.term(), anchor.shown());
            Anchor turned =
                    new Anchor(
                            anchor.term(),
                            anchor.weight(),
                            anchor.worst(),
                            anchor.best(),
                            anchor.shown());
            all.add(variant(anchors, i, turned, "best and worst of `" + said + "` changed places"));
            Anchor light =
                    new Anchor(anchor.term(), 0, anchor.best(), anchor.worst(), anchor.shown());
            all.add(variant(anchors, i, light, "`" + said + "` had no weight"));
        }
        return all;
    }

    private static Variant variant(List<Anchor> anchors, int at, Anchor other, String change) {
        List<Anchor> others = new ArrayList<>(anchors);
        others.set(at, other);
        return new Variant(new Preference.Balanced(others), change);
    }
}
