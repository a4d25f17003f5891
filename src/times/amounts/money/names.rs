//! Names, signs and codes of money (ISO 4217; bitcoin as `XBT`, its code of the X series).

/// What a name or sign of money can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Currency {
    /// One currency.
    One(&'static str),
    /// One of a family that share the name.
    Shared(Family),
    /// A hundredth of one.
    Minor(&'static str),
    /// A hundredth of one of a family.
    SharedMinor(Family),
}

/// Currencies that share a name or a sign: country and code, the one that is meant by default first.
pub(crate) type Family = &'static [(&'static str, &'static str)];

pub(crate) const DOLLAR: Family = &[
    ("us", "USD"),
    ("au", "AUD"),
    ("ca", "CAD"),
    ("nz", "NZD"),
    ("hk", "HKD"),
    ("sg", "SGD"),
    ("tw", "TWD"),
    ("jm", "JMD"),
    ("na", "NAD"),
    ("zw", "ZWL"),
    ("tt", "TTD"),
    ("bb", "BBD"),
    ("bs", "BSD"),
    ("bz", "BZD"),
    ("gy", "GYD"),
    ("fj", "FJD"),
    ("bn", "BND"),
    ("lr", "LRD"),
    ("sr", "SRD"),
    ("sb", "SBD"),
];
pub(crate) const POUND: Family = &[
    ("gb", "GBP"),
    ("eg", "EGP"),
    ("lb", "LBP"),
    ("sy", "SYP"),
    ("ss", "SSP"),
    ("sd", "SDG"),
    ("ie", "IEP"),
];
pub(crate) const RUPEE: Family = &[
    ("in", "INR"),
    ("pk", "PKR"),
    ("lk", "LKR"),
    ("np", "NPR"),
    ("mu", "MUR"),
    ("sc", "SCR"),
    ("mv", "MVR"),
];
pub(crate) const SHILLING: Family = &[("ke", "KES"), ("tz", "TZS"), ("ug", "UGX"), ("so", "SOS")];
pub(crate) const FRANC: Family = &[
    ("ch", "CHF"),
    ("cfa", "XOF"),
    ("rw", "RWF"),
    ("bi", "BIF"),
    ("cd", "CDF"),
    ("gn", "GNF"),
    ("dj", "DJF"),
    ("km", "KMF"),
    ("fr", "FRF"),
    ("be", "BEF"),
];
pub(crate) const PESO: Family = &[
    ("mx", "MXN"),
    ("ph", "PHP"),
    ("ar", "ARS"),
    ("cl", "CLP"),
    ("co", "COP"),
    ("uy", "UYU"),
    ("do", "DOP"),
    ("cu", "CUP"),
];
pub(crate) const RIAL: Family =
    &[("ir", "IRR"), ("om", "OMR"), ("ye", "YER"), ("qa", "QAR"), ("sa", "SAR"), ("kh", "KHR")];
pub(crate) const RIYAL: Family = &[("sa", "SAR"), ("qa", "QAR"), ("ye", "YER"), ("om", "OMR"), ("ir", "IRR")];
pub(crate) const DIRHAM: Family = &[("ae", "AED"), ("ma", "MAD")];
pub(crate) const DINAR: Family = &[
    ("kw", "KWD"),
    ("iq", "IQD"),
    ("jo", "JOD"),
    ("bh", "BHD"),
    ("dz", "DZD"),
    ("tn", "TND"),
    ("ly", "LYD"),
    ("rs", "RSD"),
    ("mk", "MKD"),
];
pub(crate) const LIRA: Family = &[("tr", "TRY"), ("it", "ITL"), ("lb", "LBP"), ("sy", "SYP")];
pub(crate) const KRONA: Family = &[("se", "SEK"), ("is", "ISK")];
pub(crate) const KRONE: Family = &[("no", "NOK"), ("dk", "DKK")];
pub(crate) const KR: Family = &[("se", "SEK"), ("no", "NOK"), ("dk", "DKK"), ("is", "ISK")];
pub(crate) const LEU: Family = &[("ro", "RON"), ("md", "MDL")];
pub(crate) const WON: Family = &[("kr", "KRW"), ("kp", "KPW")];
pub(crate) const YEN_SIGN: Family = &[("jp", "JPY"), ("cn", "CNY")];
pub(crate) const ROUBLE: Family = &[("ru", "RUB"), ("by", "BYN")];
pub(crate) const KWACHA: Family = &[("zm", "ZMW"), ("mw", "MWK")];
pub(crate) const SOM: Family = &[("uz", "UZS"), ("kg", "KGS")];
pub(crate) const MANAT: Family = &[("az", "AZN"), ("tm", "TMT")];
pub(crate) const MARK: Family = &[("de", "DEM"), ("ba", "BAM"), ("fi", "FIM")];
/// The P of the peso and the pula.
pub(crate) const P: Family = &[("ph", "PHP"), ("bw", "BWP")];
pub(crate) const CENT: Family = &[
    ("us", "USD"),
    ("au", "AUD"),
    ("ca", "CAD"),
    ("nz", "NZD"),
    ("hk", "HKD"),
    ("za", "ZAR"),
    ("eu", "EUR"),
];

/// The names of money, in singular and plural, sorted.
pub(crate) static NAMES: &[(&str, Currency)] = {
    use Currency::{Minor, One, Shared, SharedMinor};
    &[
        ("afghani", One("AFN")),
        ("afghanis", One("AFN")),
        ("baht", One("THB")),
        ("birr", One("ETB")),
        ("bitcoin", One("XBT")),
        ("bitcoins", One("XBT")),
        ("bolivar", One("VES")),
        ("bolivares", One("VES")),
        ("bolivars", One("VES")),
        ("bolivianos", One("BOB")),
        ("cedi", One("GHS")),
        ("cedis", One("GHS")),
        ("cent", SharedMinor(CENT)),
        ("cents", SharedMinor(CENT)),
        ("colones", One("CRC")),
        ("crowns", One("CZK")),
        ("dalasi", One("GMD")),
        ("dinar", Shared(DINAR)),
        ("dinars", Shared(DINAR)),
        ("dirham", Shared(DIRHAM)),
        ("dirhams", Shared(DIRHAM)),
        ("dollar", Shared(DOLLAR)),
        ("dollars", Shared(DOLLAR)),
        ("dong", One("VND")),
        ("dram", One("AMD")),
        ("drams", One("AMD")),
        ("euro", One("EUR")),
        ("euros", One("EUR")),
        ("forint", One("HUF")),
        ("forints", One("HUF")),
        ("franc", Shared(FRANC)),
        ("francs", Shared(FRANC)),
        ("guarani", One("PYG")),
        ("guaranies", One("PYG")),
        ("guilders", One("NLG")),
        ("hryvnia", One("UAH")),
        ("hryvnias", One("UAH")),
        ("kip", One("LAK")),
        ("kopecks", Minor("RUB")),
        ("koruna", One("CZK")),
        ("korunas", One("CZK")),
        ("krona", Shared(KRONA)),
        ("krone", Shared(KRONE)),
        ("kroner", Shared(KRONE)),
        ("kronor", Shared(KRONA)),
        ("kwacha", Shared(KWACHA)),
        ("kwanza", One("AOA")),
        ("kwanzas", One("AOA")),
        ("kyat", One("MMK")),
        ("kyats", One("MMK")),
        ("lari", One("GEL")),
        ("lei", Shared(LEU)),
        ("lempiras", One("HNL")),
        ("leu", Shared(LEU)),
        ("lev", One("BGN")),
        ("leva", One("BGN")),
        ("lira", Shared(LIRA)),
        ("liras", Shared(LIRA)),
        ("lire", One("ITL")),
        ("manat", Shared(MANAT)),
        ("marks", Shared(MARK)),
        ("meticais", One("MZN")),
        ("metical", One("MZN")),
        ("naira", One("NGN")),
        ("ngwee", Minor("ZMW")),
        ("nuevos", One("PEN")),
        ("paisa", Minor("INR")),
        ("paise", Minor("INR")),
        ("pence", Minor("GBP")),
        ("penny", Minor("GBP")),
        ("peso", Shared(PESO)),
        ("pesos", Shared(PESO)),
        ("pound", Shared(POUND)),
        ("pounds", Shared(POUND)),
        ("pula", One("BWP")),
        ("quetzales", One("GTQ")),
        ("rand", One("ZAR")),
        ("rands", One("ZAR")),
        ("reais", One("BRL")),
        ("renminbi", One("CNY")),
        ("rial", Shared(RIAL)),
        ("rials", Shared(RIAL)),
        ("riel", One("KHR")),
        ("ringgit", One("MYR")),
        ("riyal", Shared(RIYAL)),
        ("riyals", Shared(RIYAL)),
        ("rouble", Shared(ROUBLE)),
        ("roubles", Shared(ROUBLE)),
        ("ruble", Shared(ROUBLE)),
        ("rubles", Shared(ROUBLE)),
        ("rupee", Shared(RUPEE)),
        ("rupees", Shared(RUPEE)),
        ("rupiah", One("IDR")),
        ("sen", Minor("MYR")),
        ("shekel", One("ILS")),
        ("shekels", One("ILS")),
        ("shilling", Shared(SHILLING)),
        ("shillings", Shared(SHILLING)),
        ("soles", One("PEN")),
        ("som", Shared(SOM)),
        ("soums", One("UZS")),
        ("taka", One("BDT")),
        ("tenge", One("KZT")),
        ("tugrik", One("MNT")),
        ("tugriks", One("MNT")),
        ("won", Shared(WON)),
        ("yen", One("JPY")),
        ("yuan", One("CNY")),
        ("zloty", One("PLN")),
        ("zlotys", One("PLN")),
        ("złoty", One("PLN")),
        ("złotys", One("PLN")),
    ]
};

/// Letters before an amount, as they are written, and whether a capital alone, which needs a large amount behind it.
pub(crate) static LETTERS: &[(&str, Currency)] = {
    use Currency::{One, Shared};
    &[
        ("Rs", Shared(RUPEE)),
        ("Re", Shared(RUPEE)),
        ("R", One("ZAR")),
        ("N", One("NGN")),
        ("Tk", One("BDT")),
        ("Tsh", One("TZS")),
        ("TSh", One("TZS")),
        ("Ksh", One("KES")),
        ("KSh", One("KES")),
        ("Sh", Shared(SHILLING)),
        ("Shs", Shared(SHILLING)),
        ("Ush", One("UGX")),
        ("USh", One("UGX")),
        ("Dh", Shared(DIRHAM)),
        ("Dhs", Shared(DIRHAM)),
        ("SR", One("SAR")),
        ("NIS", One("ILS")),
        ("RM", One("MYR")),
        ("Rp", One("IDR")),
        ("kr", Shared(KR)),
        ("K", Shared(KWACHA)),
        ("FCFA", One("XOF")),
        ("CFA", One("XOF")),
        ("GHC", One("GHS")),
        ("GH", One("GHS")),
        ("RMB", One("CNY")),
        ("BTC", One("XBT")),
        ("Le", One("SLE")),
        ("LE", One("EGP")),
        ("Nu", One("BTN")),
        ("P", Shared(P)),
    ]
};

/// Letters before a dollar sign.
pub(crate) static DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("aus", "AUD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("can", "CAD"),
    ("cdn", "CAD"),
    ("nz", "NZD"),
    ("hk", "HKD"),
    ("s", "SGD"),
    ("sg", "SGD"),
    ("nt", "TWD"),
    ("n", "NAD"),
    ("r", "BRL"),
    ("j", "JMD"),
    ("ja", "JMD"),
    ("z", "ZWL"),
    ("zw", "ZWL"),
    ("tt", "TTD"),
    ("bds", "BBD"),
    ("bz", "BZD"),
    ("g", "GYD"),
    ("fj", "FJD"),
    ("b", "BND"),
    ("mx", "MXN"),
    ("usd", "USD"),
    ("aud", "AUD"),
    ("cad", "CAD"),
];

/// The signs of money.
pub(crate) static SIGNS: &[(char, Currency)] = {
    use Currency::{Minor, One, Shared};
    &[
        ('$', Shared(DOLLAR)),
        ('£', Shared(POUND)),
        ('€', One("EUR")),
        ('¥', Shared(YEN_SIGN)),
        ('￥', Shared(YEN_SIGN)),
        ('₹', One("INR")),
        ('₨', Shared(RUPEE)),
        ('₦', One("NGN")),
        ('₽', One("RUB")),
        ('₩', Shared(WON)),
        ('₪', One("ILS")),
        ('₫', One("VND")),
        ('₱', One("PHP")),
        ('₴', One("UAH")),
        ('₸', One("KZT")),
        ('₺', One("TRY")),
        ('₵', One("GHS")),
        ('₿', One("XBT")),
        ('฿', One("THB")),
        ('₡', One("CRC")),
        ('₲', One("PYG")),
        ('₮', One("MNT")),
        ('₭', One("LAK")),
        ('₼', One("AZN")),
        ('₾', One("GEL")),
        ('৳', One("BDT")),
        ('៛', One("KHR")),
        ('¢', Minor("USD")),
    ]
};

/// The codes of ISO 4217 that news writes out.
pub(crate) static CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF",
    "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC",
    "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "GBP", "GEL", "GHS",
    "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK",
    "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KZT", "LAK", "LBP", "LKR", "LRD",
    "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR",
    "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG",
    "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SLE", "SOS", "SRD", "SSP",
    "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU",
    "UZS", "VES", "VND", "VUV", "WST", "XAF", "XOF", "YER", "ZAR", "ZMW",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0), "names");
    }
}
