"""With what harm was done."""

from enum import StrEnum


class Means(StrEnum):
    """The sort of weapon, after the weapon types of the Global Terrorism Database, with those apart that news tells apart."""

    FIREARM = "firearm"
    BLADE = "blade"
    BLUNT_OBJECT = "blunt_object"
    EXPLOSIVE = "explosive"
    INCENDIARY = "incendiary"
    VEHICLE = "vehicle"
    CHEMICAL = "chemical"
    DRONE = "drone"
    MISSILE = "missile"
    ARTILLERY = "artillery"
    AIRCRAFT = "aircraft"
