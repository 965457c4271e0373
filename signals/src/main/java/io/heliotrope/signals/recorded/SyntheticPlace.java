package io.heliotrope.signals.recorded;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import java.time.ZoneOffset;
import java.util.List;

/// A made-up place with the habits of a real one: how its grid and its weather behave.
///
/// Intensity in gCO2eq/kWh: `mean`, a daily swing of `daily` with its peak in the evening, `solar`
/// less under full sun, `wind` up and down over days, `noise` from hour to hour, never outside
/// `least` to `most`. Temperature in degrees C: `meanC`, `seasonC` warmer in summer, `dayC` warmer
/// in the afternoon, weather of `weatherC` over days. Its dew point lies on average `gapK` below
/// the day's mean.
record SyntheticPlace(
        GridZone zone, Location location, ZoneOffset utcOffset, Grid grid, Climate climate) {

    record Grid(
            double mean,
            double daily,
            double solar,
            double wind,
            double noise,
            double least,
            double most) {}

    record Climate(double meanC, double seasonC, double dayC, double weatherC, double gapK) {}

    /// The places of the demonstration, in a fixed order.
    static List<SyntheticPlace> all() {
        return List.of(
                place(
                        "SE-SE3",
                        59.3,
                        18.1,
                        1,
                        new Grid(25, 2, 0, 3, 1, 15, 45),
                        new Climate(7, 10, 3, 4, 5)),
                place(
                        "FI",
                        60.5,
                        27.1,
                        2,
                        new Grid(90, 10, 10, 35, 6, 30, 220),
                        new Climate(5, 12, 3, 4, 4.5)),
                place(
                        "FR",
                        48.9,
                        2.4,
                        1,
                        new Grid(45, 8, 12, 8, 3, 15, 110),
                        new Climate(12, 8, 4, 4, 5)),
                place(
                        "DE",
                        50.1,
                        8.7,
                        1,
                        new Grid(400, 35, 150, 110, 15, 120, 680),
                        new Climate(10, 9, 4, 4, 5.5)),
                place(
                        "PL",
                        52.2,
                        21.0,
                        1,
                        new Grid(790, 30, 90, 60, 12, 550, 950),
                        new Climate(9, 10, 4, 4, 5.5)),
                place(
                        "US-CAL-CISO",
                        37.4,
                        -122.0,
                        -8,
                        new Grid(310, 30, 220, 15, 10, 80, 420),
                        new Climate(15, 5, 6, 3, 8)),
                place(
                        "US-MIDA-PJM",
                        39.0,
                        -77.4,
                        -5,
                        new Grid(410, 30, 40, 25, 10, 280, 540),
                        new Climate(13, 11, 5, 4, 6)),
                place(
                        "CA-QC",
                        45.5,
                        -73.6,
                        -5,
                        new Grid(31, 2, 0, 2, 1, 22, 50),
                        new Climate(7, 14, 4, 5, 6)),
                place(
                        "BR-CS",
                        -23.6,
                        -46.6,
                        -3,
                        new Grid(105, 20, 25, 20, 6, 50, 220),
                        new Climate(20, 3, 5, 2, 5)),
                place(
                        "IN-WE",
                        19.1,
                        72.9,
                        5,
                        new Grid(705, 15, 70, 15, 8, 580, 780),
                        new Climate(27, 3, 4, 1, 5)),
                place(
                        "SG",
                        1.4,
                        103.8,
                        8,
                        new Grid(485, 6, 8, 0, 4, 450, 520),
                        new Climate(28, 0.5, 3, 1, 4)),
                place(
                        "AU-NSW",
                        -33.9,
                        151.2,
                        10,
                        new Grid(640, 40, 260, 50, 15, 250, 800),
                        new Climate(18, 5, 5, 3, 6)));
    }

    private static SyntheticPlace place(
            String zone, double latitude, double longitude, int hours, Grid grid, Climate climate) {
        return new SyntheticPlace(
                new GridZone(zone),
                new Location(latitude, longitude),
                ZoneOffset.ofHours(hours),
                grid,
                climate);
    }
}
