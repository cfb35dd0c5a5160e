"""How a regency or city is called, wherever its kind, name and province are known."""

# The units of Jakarta are parts of the province, not local governments of their own.
ADMINISTRATIVE_PROVINCE = "31"
CITY = "CITY"


class OfficiallyNamed:
    kind: str
    name: str
    province_id: str

    @property
    def official_name(self) -> str:
        """Never translated: it is the name in the decree."""
        return self._name_with("Kabupaten", "Kota", "Administrasi")

    @property
    def short_name(self) -> str:
        return self._name_with("Kab.", "Kota", "Adm.")

    def _name_with(self, regency: str, city: str, administrative: str) -> str:
        kind = city if self.kind == CITY else regency
        is_administrative = self.province_id == ADMINISTRATIVE_PROVINCE
        return " ".join([kind, *([administrative] if is_administrative else []), self.name])
