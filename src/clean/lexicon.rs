//! The words by which pages give away what a line is, in the languages of most readers: German, English, French,
//! Spanish, Italian, Portuguese, Dutch, Polish and some of their neighbours.

use std::{collections::HashMap, sync::LazyLock};

use crate::label::hash;

/// What a phrase is a sign of; those before `Function` are signs of whole phrases, those from it on of single words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Sign {
    Advert,
    Navigation,
    Account,
    Share,
    Related,
    ReadOn,
    Subscribe,
    Consent,
    Comment,
    Note,
    Legal,
    Author,
    Credit,
    Dated,
    Player,
    Tags,
    Month,
    Weekday,
    Clock,
    Shop,
    /// Words that hold sentences together: articles, prepositions, auxiliaries.
    Function,
    /// Who is spoken to.
    You,
    /// The house, as it speaks of itself.
    We,
    /// One who tells of oneself.
    I,
}

/// Phrases by sign, parted by `|`; small letters, words parted by one space, no punctuation.
const PHRASES: &[(Sign, &str)] = &[
    (
        Sign::Advert,
        "today s best|exclusive offer|limited time offer|learn how to earn|as seen on tv|in association with|\
         supported by|unser partner|sponsored post|partner angebot|enthält werbung|unbezahlte werbung|\
         en colaboración con|en partenariat avec|реклама|на правах рекламы|reklam|iklan|annonse|sponsrad|\
         inzerce|reklama|διαφήμιση|إعلان|anuncio|anúncio|\
         continua após a publicidade|continua dopo la pubblicità|la suite après la publicité|nach der anzeige|\
         sponsor|in partnership with|deal of the day|use code|bet responsibly|free consultation|content \
         continues below|continues below|scroll to continue with content|advertising content|promoted by|brought \
         to you by|best price|get a quote|presented by|paid for by|partnerinhalt|in zusammenarbeit mit|contenido \
         patrocinado|contenu sponsorisé|conteúdo patrocinado|contenuto sponsorizzato|advertisement|\
         advertisements|advert|adverts|advertising|sponsored|sponsored content|promoted|promoted content|paid \
         content|ad|ads|anzeige|anzeigen|werbung|gesponsert|reklame|publicité|publicidad|publicidade|pubblicità|\
         advertentie|annonce|annons|anunțuri|sponsored by|paid post|partner content|story continues below|\
         article continues below|scroll to continue|scroll down to continue|continue reading below|remove ads|\
         artikel wird nach der anzeige|after the break",
    ),
    (
        Sign::Navigation,
        "página inicial|busca|arquivos|principal|главная|поиск|меню|рубрики|новости|контакты|о нас|ana sayfa|\
         beranda|hem|forside|hlavní stránka|domů|strona główna|αρχική|الرئيسية|usuários online|volver|volver \
         arriba|haut de page|retour|torna su|ir al contenido|pular para o conteúdo|aller au contenu|vai al \
         contenuto|перейти к содержимому|home|menu|menü|menú|navigation|search|suche|suchen|suche nach|buscar|\
         rechercher|cerca|zoeken|szukaj|skip to content|skip to main content|skip to navigation|zum inhalt \
         springen|zum inhalt|direkt zum inhalt|zum inhalt wechseln|startseite|zur startseite|accueil|inicio|\
         início|hauptmenü|hauptnavigation|toggle navigation|sitemap|site map|archiv|archive|archives|kategorien|\
         categories|kategorie|category|sections|übersicht|zurück|back|back to top|nach oben|zum seitenanfang|\
         next|previous|weiter|vorheriger|nächster|e paper|epaper|rss|rss feed|rss feeds|sie sind hier|you are \
         here|live tv|watch live|front page|contact us|contact|kontakt|about us|about|über uns|wir über uns|qui \
         sommes nous|quiénes somos|careers|jobs|karriere|stellenangebote|mediadaten|advertise with us|advertise|\
         faq|hilfe|help|service|english|deutsch|français|español|close|schließen|schliessen|fermer|cerrar|\
         abbrechen|loading|beitragsnavigation|beitrags navigation|page|seite|open menu|news tips|more sections|\
         all sections|edition|view all|show all|alle anzeigen|barrierefreiheit|leichte sprache|mediathek|\
         newsroom|presse|termine|veranstaltungen",
    ),
    (
        Sign::Account,
        "sign in|log in|login|log out|logout|register|registrieren|anmelden|abmelden|einloggen|passwort|passwort \
         vergessen|password|my account|mein konto|konto|account|angemeldet bleiben|sign up|benutzername|username|\
         name erforderlich|e mail adresse|email address|your email|your email address|your name|se connecter|\
         connexion|iniciar sesión|regístrate|accedi|entrar|inloggen|aanmelden|zaloguj|profile|submit|absenden|\
         send",
    ),
    (
        Sign::Share,
        "compartilhe|compartilhar no|comparte|compártelo|partagez sur|condividi su|поделиться|поділитися|paylaş|\
         bagikan|dela|sdílet|udostępnij na|distribuie|κοινοποίηση|شارك|siga nos|síguenos en|seguici su|suivez \
         nous sur|baixar|vk|ok ru|viber|gift this article|found this useful|forward it|pin me|pin it|save this \
         post|save this article|artikel teilen|beitrag teilen|seite teilen|seite drucken|kommentieren und teilen|\
         compartir en|partagez|share|shares|shared|share this|share on|share via|teilen|geteilt|teilen auf|tweet|\
         tweets|twittern|retweet|facebook|twitter|whatsapp|instagram|linkedin|pinterest|telegram|reddit|xing|\
         youtube|tiktok|threads|bluesky|mastodon|flipboard|tumblr|pocket|email|e mail|mail|per mail|print|\
         drucken|copy link|link kopieren|copied|follow us|follow|followers|folgen|folgen sie|folgen sie uns|\
         folge uns|partager|suivez nous|imprimer|compartir|compartilhar|síguenos|condividi|delen|volg ons|\
         udostępnij|like us|likes|liken|gefällt mir|gefällt das|join us on|join our|merken|messenger|snapchat|\
         google|line|save|bookmark|join our telegram|whatsapp channel",
    ),
    (
        Sign::Related,
        "also in|also on|in pictures|explainer|you might also enjoy|you may also enjoy|you might like|\
         if you liked this|if you enjoyed this|keep reading|keep scrolling|read this next|what to watch|\
         further reading|more information|mehr artikel|mehr nachrichten|\
         mehr themen|weitere artikel zum thema|zum weiterlesen|auch spannend|das wird sie auch interessieren|\
         in bildern|pour aller plus loin|dans la même rubrique|en images|en imágenes|per approfondire|\
         lees verder onder|le puede interesar|lea|lea más|mirá también|mira también|mire también|vea también|\
         no te pierdas|leia \
         mais sobre|você pode gostar|você também pode gostar|você também pode se interessar|posts relacionados|\
         artigos relacionados|matérias relacionadas|últimas notícias|últimas noticias|te puede gustar|ver \
         también|entradas relacionadas|entradas recientes|posts recentes|articles similaires|articles liés|\
         articles récents|voir aussi|derniers articles|ti potrebbe interessare|ti potrebbe piacere|articoli \
         recenti|leggi anche|читайте также|похожие|похожие новости|похожие статьи|вам также может быть интересно|\
         вам может быть интересно|смотрите также|популярное|по теме|последние новости|читайте також|схожі новини|\
         ilgili haberler|bunlar da ilginizi çekebilir|son haberler|baca juga|berita terkait|artikel terkait|\
         terpopuler|berita terbaru|läs också|läs mer|relaterade artiklar|les også|læs også|relaterte saker|čtěte \
         také|související články|související|citiți și|citește și|vezi și|διαβάστε επίσης|σχετικά άρθρα|اقرأ \
         أيضا|مواضيع متعلقة|مقالات ذات صلة|das könnte dich interessieren|das könnte sie interessieren|das könnte \
         ihnen gefallen|auch lesenswert|mehr dazu|mehr von|passend dazu|schon gelesen|zuletzt veröffentlicht|\
         letzte beiträge|neuere beiträge|ältere beiträge|related|related articles|related article|related \
         stories|related news|related posts|related topics|related content|related links|read also|also read|see \
         also|read next|up next|you may also like|you might also like|you may like|more from|more on|more in|\
         more news|more stories|more on this story|more on this topic|more like this|recommended|recommended for \
         you|recommended stories|most read|most popular|most viewed|most shared|must read|must reads|don t miss|\
         trending|trending now|latest|latest news|latest stories|top stories|top news|editor s picks|editors \
         picks|popular|popular posts|recent posts|recent articles|in other news|what to read next|read more on|\
         in case you missed it|mehr zum thema|mehr zu|mehr aus|lesen sie auch|lesen sie hierzu|lesen sie dazu|\
         lesen sie mehr|auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|\
         das könnte ihnen auch gefallen|ähnliche beiträge|ähnliche artikel|ähnliche themen|verwandte artikel|\
         verwandte beiträge|verwandte themen|meistgelesen|meistgelesene artikel|am meisten gelesen|neueste \
         beiträge|neueste artikel|neueste|aktuelle artikel|aktuelle beiträge|aktuelle nachrichten|aktuelle \
         meldungen|weitere artikel|weitere beiträge|weitere meldungen|weitere themen|weitere nachrichten|weitere \
         news|weitere informationen|zum thema|empfehlungen|beliebte artikel|beliebte beiträge|top themen|siehe \
         auch|à lire aussi|lire aussi|sur le même sujet|les plus lus|lea también|lee también|más noticias|más \
         leídas|lo más leído|lo más visto|noticias relacionadas|artículos relacionados|te puede interesar|te \
         recomendamos|leia também|leia mais|mais lidas|veja também|notícias relacionadas|saiba mais|potrebbe \
         interessarti|articoli correlati|i più letti|lees ook|meer over|meest gelezen|zobacz też|zobacz także|\
         czytaj też|czytaj także|czytaj również|polecamy|najnowsze|podobne|learn more about|elsewhere on|next \
         article|previous article|nächster artikel|vorheriger artikel|next story|previous story|next post|\
         previous post|next on",
    ),
    (
        Sign::ReadOn,
        "clique aqui|clique na imagem|clique na foto|clique e saiba|saiba mais|leia na íntegra|leer artículo|\
         lire plus|lire l article|scopri di più|подробнее|читать далее|читать полностью|читати далі|devamını oku|\
         devamı|selengkapnya|läs hela|les mer|læs mere|číst dál|celý článek|czytaj całość|διαβάστε περισσότερα|\
         اقرأ المزيد|zur übersicht|alle artikel|alle beiträge|hier geht s|hier geht es|mehr zum thema|read more|\
         read on|continue reading|read full story|full story|learn more|find out more|see more|show more|load \
         more|view more|click here|more|weiterlesen|mehr lesen|mehr erfahren|mehr anzeigen|mehr laden|mehr|zum \
         artikel|zum beitrag|jetzt lesen|hier klicken|klicken sie hier|mehr infos|lire la suite|en savoir plus|\
         voir plus|leer más|ver más|seguir leyendo|ler mais|ver mais|leggi tutto|continua a leggere|lees verder|\
         lees meer|więcej|czytaj więcej|czytaj dalej|show comments|view comments|expand|collapse",
    ),
    (
        Sign::Subscribe,
        "terms apply|try it free|day free trial|unlock|join us|join now|no spam|our weekly|our daily|\
         our free|straight to your|in your email|to your phone|each weekday|podcast|our podcast|jeden morgen|\
         jede woche|kostenlos testen|in ihr postfach|ins postfach|direkt aufs handy|chaque matin|cada mañana|\
         ogni mattina|inscreva se|receba em seu email|assine nossa newsletter|suscríbete a|\
         iscriviti alla newsletter|abonnez \
         vous|s abonner|подписаться|подпишитесь|підписатися|abone ol|berlangganan|langganan|prenumerera|abonner|\
         abonnér|odebírat|abonează te|subskrybuj|εγγραφή|اشترك|app store|google play|buy us a coffee|needs you|\
         stay informed|never miss|turn on notifications|premium service|full access|get daily|get breaking|get \
         our weekly|weekly email|daily briefing|daily email|one email|pop your email|quality journalism|\
         independent journalism|independent reporting|our journalism|our newsroom|readers like you|please \
         consider|support quality|supporting us|jetzt herunterladen|per e mail erhalten|keine nachricht mehr \
         verpassen|täglich per e mail|recevez|reciba|recibe|receba|ricevi|newsletter|newsletters|subscribe|\
         subscriber|subscribers|subscription|subscriptions|abonnieren|abonnement|abo|abos|digital abo|sign up \
         for|sign up to|sign up now|get our|get the latest|delivered to your inbox|in your inbox|inbox|\
         unsubscribe|free trial|start your trial|cancel any time|cancel anytime|already a subscriber|become a \
         member|support us|support our|support our work|support independent|donate|donation|donations|spenden|\
         spende|unterstützen sie|unterstützen sie uns|unterstütze uns|unterstützen|mitglied werden|jetzt \
         anmelden|kostenlos anmelden|jetzt abonnieren|jetzt testen|jetzt bestellen|newsletter abonnieren|\
         postfach|je m abonne|infolettre|suscríbete|suscribirse|boletín|boletines|assine|iscriviti|abbonati|\
         abonneer|nieuwsbrief|zapisz się|push notifications|notifications|download our app|download the app|get \
         the app|our app|the app|app herunterladen|exclusive content|premium|per month|a month|im monat|per week|\
         paywall|member|members|membership|free newsletter|breaking news alerts|alerts|weiterlesen mit|um \
         weiterzulesen|to continue reading|register for free|free articles",
    ),
    (
        Sign::Consent,
        "partners store|store information|carrying on|if you carry on|by continuing|continue browsing|continuing \
         to browse|your privacy|we value your privacy|third parties|third party|revoke|personal data|ip address|\
         submitting this form|widerrufen|datos personales|dados pessoais|données personnelles|dati personali|\
         cookie|cookies|cookie policy|cookie einstellungen|cookie settings|privacy settings|we use cookies|uses \
         cookies|verwendet cookies|verwenden cookies|nutzt cookies|accept|accept all|accept cookies|akzeptieren|\
         alle akzeptieren|zustimmen|einverstanden|einwilligung|ablehnen|consent|gdpr|dsgvo|manage preferences|\
         personenbezogene daten|personenbezogenen daten|browser|javascript|ad blocker|adblocker|werbeblocker|\
         utilisons des cookies|utiliza cookies|utilizamos cookies|utilizza cookie|gebruikt cookies|pliki cookies|\
         legitimate interest|externer inhalt|externe inhalte|externen inhalt",
    ),
    (
        Sign::Comment,
        "talkbacks|talkback|thoughts on|join the debate|add your comment|be the first to comment|\
         in the discussion|loading comments|show comments|comments below|comment section|\
         responses|respond|commenting|schreiben sie uns|jetzt kommentieren|kommentare zu|kommentare lesen|\
         zum kommentieren|mitreden|leserbrief|leserbriefe|gefällt ihnen dieser artikel|adicionar comentário|\
         deixe seu comentário|comente|deja tu comentario|deja una respuesta|cancelar la \
         respuesta|cancelar resposta|publier un commentaire|annuler la réponse|lascia una risposta|annulla \
         risposta|комментарии|комментариев|добавить комментарий|оставить комментарий|коментарі|yorumlar|yorum \
         yap|yorum|komentar|tinggalkan komentar|kommentarer|skriv en kommentar|kommentera|komentáře|přidat \
         komentář|dodaj komentarz|comentarii|lasă un comentariu|σχόλια|تعليقات|اترك تعليقا|schreib einen \
         kommentar|hinterlasse eine antwort|hinterlasse einen kommentar|kommentar hinterlassen|kommentar \
         abschicken|kommentare anzeigen|speichere meinen namen|save my name|sag uns deine meinung|reactions|\
         condolences|discuss this|discuss this article|in the forum|readers comments|your comments|your thoughts|\
         share your thoughts|what do you think|what did you think|have your say|join our forum|log in to comment|\
         log in to respond|log in to reply|comments closed|comments are closed|comments are moderated|view \
         comments|view all comments|most liked|top comments|oldest first|newest first|your opinion|ihre meinung|\
         deine meinung|meinungen|leserkommentare|diskutieren sie mit|mitdiskutieren|réagir|réactions|votre avis|\
         opina|opiniões|pubblica un commento|comments|comment|no comments|leave a comment|leave a reply|leave a \
         comment cancel reply|post a comment|add a comment|write a comment|join the conversation|join the \
         discussion|reply|replies|cancel reply|report|report comment|upvote|kommentar|kommentare|kein kommentar|\
         keine kommentare|kommentieren|kommentar schreiben|kommentar verfassen|schreibe einen kommentar|\
         schreiben sie einen kommentar|antworten|antwort abbrechen|antwort|melden|beitrag melden|neueste \
         kommentare|diskussion|diskutieren|netiquette|commentaire|commentaires|laisser un commentaire|répondre|\
         comentario|comentarios|comentar|responder|deja un comentario|deixe um comentário|comentários|commenti|\
         commento|lascia un commento|rispondi|reacties|reageer|reageren|komentarze|komentarz|odpowiedz|your \
         email address will not be published|required fields are marked|e mail adresse wird nicht veröffentlicht|\
         erforderliche felder sind|house rules|community guidelines|moderated|newest|oldest|says|sagt|schrieb|\
         wrote|gravatar|sort by",
    ),
    (
        Sign::Note,
        "is a columnist|is a historian|and the author of|author of|has reviewed|has covered|has written for|\
         reported from|licensing this content|republishing this content|press officer|media focal point|\
         media focal person|teaches at|contributed to this|writer in|reporter in|is an associate|is a senior|\
         is a former|is professor|is director|got a tip|contact the reporter|contact the author|\
         this post was|ist freie journalistin|ist freier autor|ist professor|ist professorin|berichtet über|\
         kontakt zur redaktion|über die redaktion|mehr über den autor|est journaliste|es periodista|\
         è giornalista|é jornalista|lives in|is a freelance writer|writes about|grew up in|\
         has been reviewing|most recent book|latest book|\
         tweets at|press contact|media contact|media enquiries|media inquiries|media queries|for further \
         information|for more information|notes to editors|press secretary|communications unit|was amended|was \
         corrected|was updated|an earlier version|earlier version of this|personal opinion|do not represent|does \
         not represent|contributed to this article|contributed reporting|our standards|medically reviewed|fact \
         checked|syndication|was previously|previously worked|is based in|joined the|got a story|news tip|\
         pressekontakt|ansprechpartner|ansprechpartnerin|rückfragen|rückfragehinweis|originalmeldung|lebt in|\
         arbeitet als|schreibt über|gastautor|gastautorin|ist freier journalist|vive en|vive em|habite à|vit à|\
         reporting by|additional reporting|editing by|writing by|compiled by|edited by|correction|corrections|\
         clarification|this article was|this story was|this article has been|this article originally|originally \
         published|first published|is a reporter|is a journalist|is a writer|is a freelance|is a correspondent|\
         is the author|is the author of|is an editor|covers|about the author|about the authors|all posts by|\
         follow him|follow her|follow them|contact the|get in touch|email the|tips|can be reached at|korrektur|\
         anmerkung der redaktion|anm d red|dieser artikel erschien|dieser beitrag erschien|dieser text|zuerst \
         erschienen|über den autor|über die autorin|zur person|der autor|die autorin|schreibt für|studierte|ist \
         redakteur|ist redakteurin|ist journalist|ist autor|quelle|quellen|source|sources|disclaimer|disclosure|\
         à propos de l auteur|sobre el autor|sobre o autor|sull autore|views expressed|do not necessarily|the \
         author s own|has contributed to this|contributed to this report|mit material von|mit dpa",
    ),
    (
        Sign::Legal,
        "все права защищены|усі права захищені|tüm hakları saklıdır|hak cipta|alla rättigheter|alle rettigheter|\
         všechna práva vyhrazena|toate drepturile|política de cookies|condizioni d uso|conditions générales|\
         términos y condiciones|termos de uso|пользовательское соглашение|политика конфиденциальности|\
         haftungsausschluss|haftung|urheberrecht|copyright|all rights reserved|alle rechte vorbehalten|rights \
         reserved|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i \
         diritti riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|terms of use|terms of service|\
         terms and conditions|terms|privacy policy|privacy|privacy notice|impressum|imprint|datenschutz|\
         datenschutzerklärung|datenschutzhinweise|agb|nutzungsbedingungen|nutzungsbasierte onlinewerbung|\
         rechtliches|legal|mentions légales|aviso legal|política de privacidad|política de privacidade|\
         reproduction|without permission|may not be published|rewritten|redistributed|registered in|company \
         number|external sites|external links|powered by|designed by|creative commons|lizenz|verlag|gmbh|ltd|inc|\
         do not sell|accessibility|stock quotes|ethics policy",
    ),
    (
        Sign::Author,
        "автор|автора|текст|yazar|penulis|skriven av|skrevet af|napisał|redação|redacción|rédaction|redazione|by|\
         von|par|por|di|door|av|af|przez|autor|autorin|author|autore|auteur|text|written by|posted by|published \
         by|reported by|ein beitrag von|ein artikel von|eine analyse von|ein kommentar von|ein gastbeitrag von|\
         story by|words by|correspondent|reporter|staff writer|staff reporter|special correspondent|news desk|\
         newsroom|web desk|redaktion|redakteur|redakteurin|editor|bureau|chief|our correspondent|reporters|\
         journalist|columnist|contributor|afp|reuters|dpa|bloomberg|associated press|agencies|agency",
    ),
    (
        Sign::Credit,
        "фото|fotoğraf|reprodução|divulgação|cortesía|crédit photo|foto di|источник|bildquelle|bildrechte|\
         bildnachweis|fotocredit|photo|photos|photograph|photographer|foto|fotos|bild|bilder|image|images|image \
         credit|image source|image caption|picture|pictured|getty|getty images|istock|shutterstock|reuters|afp|\
         epa|dpa|imago|picture alliance|alamy|file photo|file|archivbild|archivfoto|symbolbild|symbolfoto|credit|\
         crédit|crédito|crédito foto|above|below|left|right|links|rechts|courtesy of|handout|screenshot|unsplash|\
         pixabay|flickr|wikimedia|via|montage|grafik|quelle|source|copyright|keystone|view image in fullscreen|\
         illustration|afp via getty",
    ),
    (
        Sign::Dated,
        "publicado por|postado por|postado em|publicada em|atualizado às|опубликовано|обновлено|просмотров|\
         yayınlanma|güncelleme|diterbitkan|publicerad|uppdaterad|publisert|oppdatert|publikováno|aktualizováno|\
         geändert|geändert am|zuletzt geändert|published|published on|published at|updated|last updated|last \
         updated on|updated on|last modified|posted|posted on|posted at|first published|created|modified|\
         aktualisiert|zuletzt aktualisiert|veröffentlicht|veröffentlicht am|erstellt|erstellt am|stand|publié|\
         publié le|mis à jour|mis à jour le|publicado|publicado el|actualizado|publicado em|atualizado|\
         atualizado em|pubblicato|pubblicato il|aggiornato|gepubliceerd|bijgewerkt|opublikowano|aktualizacja|ago|\
         vor|hace|il y a|há|fa|geleden|temu|just now|issued|today|heute|gestern|yesterday|online seit|date",
    ),
    (
        Sign::Player,
        "video loading|video unavailable|click to play|tap to play|jump to|\
         short link|was this article helpful|full scorecard|match centre|player of the match|ai summary|\
         summary|in short|in brief|key takeaways|exclusive|quiz|start the quiz|read in|image gallery|\
         diesen artikel anhören|artikel vorlesen lassen|zusammenfassung|auf dieser seite|sprungmarken|\
         kurzlink|war dieser artikel hilfreich|en resumen|sommaire|sumario|in breve|em resumo|\
         écouter l article|escuchar|play video|listen to this story|listen now|auto updates|auto refresh|\
         oldest first|show more|key events|\
         key points|pinned|loading|poll|rating|pros|cons|at a glance|auf einen blick|das wichtigste in kürze|in \
         kürze|spielzeit|live updates|min read|mins read|minute read|minutes read|minutes to read|reading time|\
         read time|lesezeit|lesedauer|minuten lesezeit|min lesezeit|lesezeit minuten|minuten|minuten zu lesen|\
         temps de lecture|tiempo de lectura|min de lectura|tempo de leitura|tempo di lettura|listen|listen to \
         this article|listen to article|audio|anhören|vorlesen|artikel anhören|artikel vorlesen|play|play audio|\
         pause|watch|watch video|video|videos|podcast|podcasts|fullscreen|full screen|mute|unmute|volume|gallery|\
         bildergalerie|fotostrecke|slide|slideshow|image 1 of|1 of|inhaltsverzeichnis|table of contents|in this \
         article|contents|font size|text size|schriftgröße|views|view|aufrufe|download pdf|photo gallery|speed|\
         1x|autoplay|your browser does not support|playback",
    ),
    (
        Sign::Tags,
        "метки|теги|etiketler|etiketten|tagged as|verschlagwortet|verschlagwortet mit|veröffentlicht in|posted \
         under|categoria|mots clefs|parole chiave|temas relacionados|tags|tag|tagged|tagged with|filed under|\
         topics|topic|themen|thema|schlagwörter|schlagworte|stichworte|stichwörter|keywords|related topics|mots \
         clés|etiquetas|palabras clave|trefwoorden|tagi|temas|explore more on|read more on|posted in|kategorie|\
         kategorien|category|categories|section|ressort|rubrik|labels",
    ),
    (
        Sign::Month,
        "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|\
         jun|jul|aug|sep|sept|oct|nov|dec|januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|mär|okt|dez|\
         janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|\
         abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|\
         maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|\
         settembre|ottobre|dicembre|januari|februari|maart|mei|augustus|stycznia|lutego|marca|kwietnia|maja|\
         czerwca|lipca|sierpnia|września|października|listopada|grudnia|января|февраля|марта|апреля|мая|июня|\
         июля|августа|сентября|октября|ноября|декабря",
    ),
    (
        Sign::Weekday,
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|\
         montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|\
         vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda feira|terça feira|\
         quarta feira|quinta feira|sexta feira|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|\
         dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|poniedziałek|wtorek|środa|czwartek|piątek|sobota|\
         niedziela",
    ),
    (
        Sign::Clock,
        "am|pm|gmt|utc|bst|est|edt|et|pst|pdt|cet|cest|ist|wat|eat|cat|sast|aest|uhr|minutes ago|minute ago|\
         hours ago|hour ago|days ago|day ago|hrs ago|mins ago|h ago|min ago|stunden|stunde|tagen",
    ),
    (
        Sign::Shop,
        "commission|earn a commission|affiliate commission|when you purchase|through links|as an amazon \
         associate|published by|available from|isbn|hardcover|paperback|taschenbuch|gebunden|seiten|shop|buy|buy \
         now|kaufen|jetzt kaufen|price|preis|preise|inkl mwst|zzgl|versand|versandkosten|gutschein|gutscheine|\
         angebot|angebote|deal|deals|bestellen|warenkorb|cart|add to cart|coupon|coupons|amazon|ebay|affiliate|\
         affiliate links|provision|eur|tickets|order now|in den warenkorb|sale",
    ),
    (
        Sign::Function,
        "the|of|and|to|in|that|is|was|for|on|with|as|it|he|she|his|her|at|from|be|are|were|has|had|have|this|\
         which|an|but|not|they|their|who|said|will|would|been|its|after|than|when|while|about|into|over|there|\
         more|could|also|because|before|out|up|we|our|you|can|if|what|so|all|one|der|die|das|und|den|dem|des|ein|\
         eine|einen|einem|einer|eines|ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|nicht|mit|auf|\
         für|von|zu|zum|zur|im|am|bei|aus|nach|sich|auch|als|wie|dass|daß|aber|oder|wenn|es|er|sie|ich|wir|ihr|\
         man|noch|nur|über|um|durch|kann|sein|seine|seiner|ihre|ihrer|diese|dieser|dieses|mehr|vor|bis|unter|\
         sagte|le|la|les|un|une|du|de|et|est|en|dans|que|qui|pour|par|sur|avec|au|aux|ce|cette|il|elle|ne|pas|\
         plus|son|sa|ses|été|a|ont|sont|se|el|los|las|una|del|y|por|con|para|su|sus|lo|al|como|no|fue|ha|han|\
         pero|este|esta|o|os|uma|do|da|dos|em|na|nos|nas|com|ao|à|não|foi|são|mais|seu|sua|gli|di|e|che|è|per|\
         non|della|dei|nel|nella|alla|si|sono|anche|come|het|een|van|dat|niet|op|te|zijn|met|voor|aan|om|bij|ook|\
         maar|naar|w|z|się|nie|że|jest|i|oraz|od|za|jak|po|co|dla|och|att|som|på|av|är|för|det|med|har|inte|til|\
         ikke|og|af|ei|että|ja|ve|bir|bu|için|и|в|не|на|что|с|по|как|из|за|от|для|это|к|а|но|dan|yang|ini|itu|\
         untuk|dengan|pada|ya|wa|kwa|ni|katika",
    ),
    (
        Sign::You,
        "you|your|yours|yourself|du|dein|deine|deinen|deiner|dir|dich|euch|euer|eure|ihnen|vous|votre|vos|usted|\
         ustedes|tu|tus|você|teu|tua|voi|vostro|vostra|jij|jouw|jullie|uw",
    ),
    (
        Sign::We,
        "we|our|ours|us|wir|uns|unser|unsere|unserem|unseren|unserer|unseres|nous|notre|nosotros|nuestra|nuestro|\
         nuestras|nuestros|nós|nossa|nosso|nossas|nossos|noi|nostra|nostro|nostri|wij|onze|ons",
    ),
    (
        Sign::I,
        "i|my|me|mine|myself|ich|mein|meine|meinen|meiner|mir|mich|je|moi|mon|ma|mes|yo|mí|eu|meu|minha|io|mio|\
         mia|ik|mijn",
    ),
];

/// A phrase's words after the first, hashed, and what it is a sign of.
type Rest = (Vec<u64>, u32);

/// By the hash of the first word.
static LEXICON: LazyLock<HashMap<u64, Vec<Rest>, hash::Plain>> = LazyLock::new(|| {
    let mut lexicon: HashMap<u64, Vec<Rest>, hash::Plain> = HashMap::default();
    for &(sign, phrases) in PHRASES {
        for phrase in phrases.split('|') {
            let words = phrase.split(' ').filter(|word| !word.is_empty());
            let mut words = words.map(|word| hash::bytes(word.as_bytes()));
            let first = words.next().expect("no phrase is empty");
            let rest: Vec<u64> = words.collect();
            let known = lexicon.entry(first).or_default();
            match known.iter_mut().find(|(words, _)| *words == rest) {
                Some((_, signs)) => *signs |= 1 << sign as u32,
                None => known.push((rest, 1 << sign as u32)),
            }
        }
    }
    // The longest first: it wins.
    for rests in lexicon.values_mut() {
        rests.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    }
    lexicon
});

/// The signs of the longest phrase that the words begin with, as bits, and how many words it has; `words` are hashes
/// ([`hash::bytes`]) of words in small letters.
pub(super) fn longest(words: &[u64]) -> Option<(u32, usize)> {
    let (first, following) = words.split_first()?;
    let rests = LEXICON.get(first)?;
    let found = rests.iter().find(|(rest, _)| following.starts_with(rest));
    found.map(|(rest, signs)| (*signs, rest.len() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let words = ["read", "more", "on", "this"].map(|word| hash::bytes(word.as_bytes()));
        let (signs, length) = longest(&words).unwrap();
        assert_eq!(length, 3);
        assert_ne!(signs & 1 << Sign::Related as u32, 0);
        assert_eq!(signs & 1 << Sign::ReadOn as u32, 0);
        assert_eq!(longest(&[hash::bytes(b"zebra")]), None);
    }

    #[test]
    fn no_phrase_stands_twice_for_a_sign() {
        for (sign, phrases) in PHRASES {
            let mut phrases: Vec<&str> = phrases.split('|').collect();
            phrases.sort_unstable();
            let twice = phrases.windows(2).find(|pair| pair[0] == pair[1]);
            assert_eq!(twice, None, "{sign:?}");
        }
    }
}
