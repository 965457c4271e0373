package io.heliotrope.model;

/// A point on Earth in degrees: latitude -90..90, longitude -180..180.
public record Location(double latitude, double longitude) {
    private static final double EARTH_RADIUS_KM = 6371.0088;

    public Location {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException(
                    "location must be within -90..90, -180..180, was "
                            + latitude
                            + ","
                            + longitude);
        }
    }

    /// Great-circle distance in km (haversine, mean radius 6371.0088 km).
    public double kilometresTo(Location other) {
        double dLat = StrictMath.toRadians(other.latitude - latitude);
        double dLon = StrictMath.toRadians(other.longitude - longitude);
        double sinLat = StrictMath.sin(dLat / 2);
        double sinLon = StrictMath.sin(dLon / 2);
        double a =
                sinLat * sinLat
                        + StrictMath.cos(StrictMath.toRadians(latitude))
                                * StrictMath.cos(StrictMath.toRadians(other.latitude))
                                * sinLon
                                * sinLon;
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(a)));
    }
}
