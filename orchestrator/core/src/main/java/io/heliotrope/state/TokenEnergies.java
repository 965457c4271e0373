package io.heliotrope.state;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.EnergyPerToken;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Region;
import io.heliotrope.model.ServedModel;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Energy per output token of each model in each region: what meters told of it on the region's
/// accelerator, else what the catalogue states.
///
/// A decision does not know on how many accelerators a worker runs a model. Where meters told of
/// several counts, the one with the most readings stands for all, the smallest of equals.
/// Immutable.
final class TokenEnergies {
    private final Catalogue catalogue;
    private final Map<ServedModel, EnergyFigure> figures;
    private final Map<String, List<EnergyPerToken>> byModel = new HashMap<>();

    private TokenEnergies(Catalogue catalogue, Map<ServedModel, EnergyFigure> figures) {
        this.catalogue = catalogue;
        this.figures = figures;
        Map<ServedModel, EnergyFigure> best = best(figures.values());
        for (ModelSpec model : catalogue.models()) {
            List<EnergyPerToken> row = new ArrayList<>(catalogue.size());
            for (Region region : catalogue.regions()) {
                EnergyFigure told = best.get(any(model.name(), region.accelerator().name()));
                row.add(told == null ? EnergyPerToken.of(model) : told.perToken());
            }
            byModel.put(model.name(), Collections.unmodifiableList(row));
        }
    }

    /// `previous` is taken again when it was made of the very same.
    ///
    /// Identity is enough: a fold replaces its parts, it never changes one.
    @SuppressWarnings("ReferenceEquality")
    static TokenEnergies of(
            Catalogue catalogue,
            Map<ServedModel, EnergyFigure> figures,
            @Nullable TokenEnergies previous) {
        return previous != null && previous.catalogue == catalogue && previous.figures == figures
                ? previous
                : new TokenEnergies(catalogue, figures);
    }

    /// In order of count, so that the smallest comes first and only more readings replace it.
    private static Map<ServedModel, EnergyFigure> best(Collection<EnergyFigure> ordered) {
        Map<ServedModel, EnergyFigure> best = new TreeMap<>();
        for (EnergyFigure figure : ordered) {
            best.merge(
                    any(figure.served().model(), figure.served().accelerator()),
                    figure,
                    (old, next) -> next.readings() > old.readings() ? next : old);
        }
        return best;
    }

    private static ServedModel any(String model, String accelerator) {
        return new ServedModel(model, accelerator, 1);
    }

    /// Of a model of the catalogue, in a region by index.
    EnergyPerToken of(ModelSpec model, int region) {
        List<EnergyPerToken> row = byModel.get(model.name());
        return row == null ? EnergyPerToken.of(model) : row.get(region);
    }
}
