"""The fixed Danish text around what ``docs/regler.md`` takes from the rule files."""

FOREWORD = """\
# Reglerne om frivillige mentorer på offentlig ydelse

<!-- Siden er lavet ud fra mentormatch/eligibility/rules/ med
     python -m mentormatch.eligibility.document docs/regler.md
     Ret regelfilerne, ikke siden. -->

Her står hver regel, som programmet kender: hvad den siger, fra hvornår, efter hvilken lov, og hvor
sikkert det er. Programmet afgør intet ud over det, der står her. Det er ikke juridisk rådgivning:
hvem der afgør hver ydelse (a-kassen, Udbetaling Danmark, Seniorpensionsenheden, uddannelsesstedet,
kommunen), står i tabellen over ydelserne.

Sådan læses siden:

- *uden timegrænse og uden fradrag*: må være frivillig, så mange timer det skal være.
- *timer*: uden fradrag op til så mange timer. Timer om ugen regnes om til måneder med 52/12, en tilnærmelse.
- *fradrag*: timerne trækkes fra i ydelsen fra første time. Programmet foreslår aldrig sådan en mentor.
- *uafklaret*: kilderne afgør det ikke, eller nogen skal først tage stilling. Programmet siger, hvem der
  skal spørges.
- *Set i kilde* siger, om værdien er set i en kilde, og kildens år; *her er værdien set* står ved den kilde.
- *Senest set gældende* er den dag, nogen senest så, at værdien stadig gjaldt. De to ting holdes fra hinanden.
- *Sikkerhed* siger, hvor sikkert det er i dag (for en tid, der er slut: på dens sidste dag).
- Love og bekendtgørelser slås op hos retsinformation (ELI). Et lovforslag kaldes altid et forslag.
- Datoer er første og sidste dag, begge med.

Vis en regel på skærmen: `mentormatch rules dagpenge_hours --as-of 2026-11-01`
"""

OWN_EXPERIMENT = """\
## En kommunes eget forsøg

Får en kommune en ny fritagelse, er det en ny fil, ikke et nyt program. Læg en fil i en mappe for sig, og
giv mappen med `--rules`. Filens navn er forsøgets id: små bogstaver, tal og understreg.

Et opdigtet eksempel: Gladsaxe får i 2027 og 2028 lov til, at folk på dagpenge er frivillige mentorer for
kommunen op til 15 timer om ugen. Filen hedder `egne-regler/mentorer_i_gladsaxe.toml`:
"""

EXAMPLE_FILE = "mentorer_i_gladsaxe.toml"

EXAMPLE = """\
kind = "experiment"
title.da = "Mentorer i Gladsaxe"
title.en = "Mentors in Gladsaxe"
summary.da = "Folk på dagpenge må være frivillige mentorer for kommunen op til 15 timer om ugen."
summary.en = "People on dagpenge may be volunteer mentors for the municipality up to 15 hours a week."
benefits = ["dagpenge"]            # se id'erne i tabellen over ydelser
hosts = ["municipality"]           # municipality, association; uden linjen gælder begge
work = ["activity", "unpaid_work", "undecided"]

[[history]]                        # et afsnit for hver tid, værdien er den samme
from = 2027-01-01
outcome = "capped"                 # free, capped, deducted, undetermined
value = 15
unit = "hours_per_week"            # hours_per_week, hours_per_month
verified = true                    # er det set i lovteksten?
confidence = "high"                # high, medium, low, none

[[history.sources]]
title = "Bekendtgørelse nr. 1 af 1. december 2026"
href = "https://www.retsinformation.dk/"

[[conditions]]                     # residence, host_municipality, not_usually_paid, assumed
kind = "residence"
text = { da = "Mentoren bor i Gladsaxe.", en = "The mentor lives in Gladsaxe." }

[[conditions]]
kind = "host_municipality"
text = { da = "Gladsaxe Kommune er vært.", en = "The municipality of Gladsaxe is the host." }

[[municipalities]]                 # hvor forsøget gælder, og dets sidste dag der
name = "Gladsaxe"
last_day = 2028-12-31
verified = true
confidence = "high"

[[duties]]                         # hvad mentoren skal; udelades, hvis intet
da = "Skriv timerne på dagpengekortet."
en = "Enter the hours on the dagpenge card."
past = { da = "Timerne skulle skrives på dagpengekortet.", en = "The hours had to be entered on the dagpenge card." }
"""

OWN_EXPERIMENT_AFTER = """\
Prøv den:

```console
$ mentormatch check --benefit dagpenge --host kommune --work uafklaret --residence Gladsaxe \\
    --as-of 2027-03-01 --rules egne-regler
```

Afgørelsen er 65 timer om måneden, fritaget. Dagen efter den sidste dag er det igen som i tabellen øverst.

Med samme mappe når forsøget også planen, og resultatet kan kun efterprøves med den:

```console
$ mentormatch match personer.xlsx --as-of 2027-03-01 --rules egne-regler -o plan.xlsx
$ mentormatch verify plan.xlsx --rules egne-regler
```

`validate`, `evaluate`, `explain`, `letters`, `compare` og `batch` tager også `--rules`; i `batch` kan mappen stå i
konfigurationen som `rules = ["egne-regler"]` under `[batch]`.
En fil med en fejl afvises med filens navn, stedet i filen og hvad der skal rettes. Ændrer en
landsdækkende regel sig, før programmet er fulgt med, kan en fil træde i stedet for en af dem her: skriv
`replaces = "dagpenge_hours"` øverst i den.
"""
