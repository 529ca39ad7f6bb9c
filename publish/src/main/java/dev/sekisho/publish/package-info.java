/// Advisories made public: pages for people, feeds, and the tree of a CSAF trusted provider.
///
/// ```
/// Advisory ─► Source (its files, read) ─► Admission: may it be public? ─► Problem
///                 └─► Publication: pages, feeds, CSAF and STIX files by path ─► SiteFolder
/// ```
///
/// For example `Publication.of(loaded.advisories(), issuer)` gives every file of the site.
@org.jspecify.annotations.NullMarked
package dev.sekisho.publish;
