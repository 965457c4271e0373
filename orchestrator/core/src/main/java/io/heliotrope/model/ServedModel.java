package io.heliotrope.model;

import java.util.Comparator;

/// A model on `count` accelerators of one kind: what energy figures are about.
///
/// Names are the catalogue's; `count` is 1 to 1024.
public record ServedModel(String model, String accelerator, int count)
        implements Comparable<ServedModel> {
    /// The most accelerators that one model runs on.
    public static final int MOST = 1024;

    private static final Comparator<ServedModel> ORDER =
            Comparator.comparing(ServedModel::model)
                    .thenComparing(ServedModel::accelerator)
                    .thenComparingInt(ServedModel::count);

    public ServedModel {
        Names.id("model", model);
        Names.id("accelerator", accelerator);
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "accelerators of %s must be 1 to %d, were %d".formatted(model, MOST, count));
        }
    }

    @Override
    public int compareTo(ServedModel other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return model + " on " + count + " x " + accelerator;
    }
}
