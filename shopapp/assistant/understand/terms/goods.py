"""What goods are called in our languages, one thing a line, other names after commas.

English | German | French | Spanish | Arabic.

Used both ways: a German shopper in an English shop, an English one in a German shop. Names of the same thing in one language
stand on one line only where a shopper who says one would be glad of the other.
"""

GOODS = """
jacket | jacke, blouson | veste, blouson | chaqueta, cazadora, chamarra | سترة, جاكيت, جاكت
coat | mantel | manteau | abrigo | معطف, كوت
shirt | hemd | chemise | camisa | قميص, قمصان
blouse | bluse | blouse, chemisier | blusa | بلوزة
t-shirt, tee, tshirt | t-shirt, shirt | t-shirt, tee-shirt | camiseta | تيشيرت, تي شيرت
sweater, jumper, pullover, knitwear | pullover, pulli, strickpullover | pull, chandail | jersey, sueter | كنزة, بلوفر
cardigan | strickjacke, cardigan | gilet, cardigan | cardigan, rebeca | كارديغان
hoodie, sweatshirt | kapuzenpullover, hoodie, sweatshirt | sweat, sweatshirt | sudadera | هودي
trousers, pants, chino, slacks | hose, chinohose, chino | pantalon, chino | pantalon, pantalones, chino | بنطلون, بنطال
jeans | jeans | jean | vaqueros, tejanos | جينز
shorts | shorts, kurze hose | short | pantalon corto, bermudas | شورت
dress, gown | kleid | robe | vestido | فستان, فساتين
skirt | rock | jupe | falda | تنورة
suit | anzug | costume | traje | بدلة
scarf | schal, halstuch | echarpe, foulard | bufanda, panuelo | وشاح, شال
hat, beanie, cap | mutze, hut, kappe | bonnet, chapeau, casquette | gorro, sombrero, gorra | قبعة
glove | handschuh, handschuhe | gant | guante | قفاز, قفازات
sock | socke, socken, strumpf | chaussette | calcetin, calcetines | جورب, جوارب
belt | gurtel | ceinture | cinturon | حزام
underwear | unterwasche | sous-vetement | ropa interior | ملابس داخلية
swimsuit, bikini | badeanzug, bikini | maillot de bain | banador, traje de bano | مايوه
pyjamas | schlafanzug, pyjama | pyjama | pijama | بيجاما
shoe | schuh, schuhe, halbschuh | chaussure | zapato | حذاء, أحذية
running shoe | laufschuh, laufschuhe, joggingschuh | chaussure de course | zapatilla de correr | حذاء جري
sneaker, trainer | sneaker, turnschuh, turnschuhe | basket, tennis, sneaker | zapatilla, deportiva, tenis | سنيكرز
boot | stiefel, boots | botte, bottine | bota, botin | جزمة, بوت
hiking boot | wanderschuh, wanderschuhe, wanderstiefel | chaussure de randonnee | bota de senderismo, bota de montana | حذاء مشي
sandal | sandale | sandale | sandalia | صندل
slipper | hausschuh, hausschuhe, pantoffel | chausson, pantoufle | zapatilla de casa, pantufla | شبشب
loafer | slipper, mokassin | mocassin | mocasin | لوفر
bag, handbag, tote | tasche, handtasche | sac, sac a main | bolso | حقيبة, حقائب, شنطة
backpack, rucksack, daypack | rucksack | sac a dos | mochila | حقيبة ظهر
wallet | geldborse, portemonnaie | portefeuille | cartera | محفظة
suitcase, luggage | koffer | valise | maleta | حقيبة سفر
umbrella | regenschirm | parapluie | paraguas | مظلة
sofa, couch, settee | sofa, couch | canape, sofa | sofa | كنبة, أريكة
corner sofa | ecksofa, eckcouch | canape d'angle | sofa esquinero, chaise longue | كنبة زاوية
sofa bed | schlafsofa | canape-lit | sofa cama | كنبة سرير
armchair | sessel | fauteuil | sillon, butaca | كرسي بذراعين
chair | stuhl, stuhle | chaise | silla | كرسي, كراسي
office chair | burostuhl | chaise de bureau | silla de oficina | كرسي مكتب
stool | hocker | tabouret | taburete | مقعد
table | tisch | table | mesa | طاولة
coffee table | couchtisch | table basse | mesa de centro | طاولة قهوة
desk | schreibtisch | bureau | escritorio | مكتب
bed | bett | lit | cama | سرير
mattress | matratze | matelas | colchon | مرتبة
bookshelf, bookcase, shelf | bucherregal, regal | bibliotheque, etagere | estanteria, libreria | رف, رفوف
wardrobe | kleiderschrank, schrank | armoire | armario | خزانة
drawers, dresser, chest of drawers | kommode | commode | cajonera | أدراج
nightstand, bedside table | nachttisch | table de chevet, chevet | mesita de noche | كومودينو
lamp, light | lampe, leuchte | lampe, luminaire | lampara | مصباح, لمبة
floor lamp | stehlampe | lampadaire | lampara de pie | مصباح أرضي
rug, carpet | teppich | tapis | alfombra | سجادة
mirror | spiegel | miroir | espejo | مرآة
cushion, pillow | kissen | coussin, oreiller | cojin, almohada | وسادة, مخدة
blanket, throw | decke | couverture, plaid | manta | بطانية
curtain | vorhang, gardine | rideau | cortina | ستارة
towel | handtuch | serviette | toalla | منشفة
bedding, bed linen | bettwasche | linge de lit, draps | ropa de cama, sabanas | مفارش
candle | kerze | bougie | vela | شمعة
vase | vase | vase | jarron, florero | مزهرية
clock | uhr, wanduhr | horloge | reloj de pared | ساعة حائط
mug, cup | tasse, becher | tasse, mug | taza | كوب, كأس
plate | teller | assiette | plato | طبق, صحن
bowl | schussel, schale | bol, saladier | cuenco, bol | وعاء
glass | glas, glaser | verre | vaso, copa | كأس
wine glass | weinglas, weinglaser | verre a vin | copa de vino | كأس نبيذ
pan, skillet, frying pan, frypan | pfanne, bratpfanne | poele | sarten | مقلاة
pot, stock pot | topf, kochtopf | marmite, faitout | olla | قدر
saucepan | stielkasserolle | casserole | cazo, cacerola | قدر
knife | messer | couteau | cuchillo | سكين
cutting board, chopping board | schneidebrett | planche a decouper | tabla de cortar | لوح تقطيع
kettle | wasserkocher | bouilloire | hervidor, tetera | غلاية
coffee maker, espresso maker | kaffeemaschine, espressokocher | cafetiere, machine a cafe | cafetera | ماكينة قهوة
teapot | teekanne | theiere | tetera | إبريق شاي
bottle, flask, thermos | flasche, thermosflasche | bouteille, gourde, thermos | botella, termo | زجاجة, ترمس
baking tray | backblech | plaque de cuisson | bandeja de horno | صينية
headphone, headphones, headset | kopfhorer | casque, ecouteur | auricular, auriculares, cascos | سماعة, سماعات
speaker | lautsprecher, box | enceinte, haut-parleur | altavoz | مكبر صوت, سبيكر
laptop, notebook | laptop, notebook | ordinateur portable, ordinateur, pc portable | portatil, ordenador portatil | لابتوب, حاسوب
tablet | tablet | tablette | tableta, tablet | تابلت
monitor, screen | monitor, bildschirm | ecran, moniteur | monitor, pantalla | شاشة
keyboard | tastatur | clavier | teclado | كيبورد, لوحة مفاتيح
mouse | maus | souris | raton | ماوس
power bank | powerbank | batterie externe | bateria externa | باور بانك
phone case | handyhulle | coque | funda | كفر, جراب
cable, cord | kabel | cable | cable | كابل
charger | ladegerat | chargeur | cargador | شاحن
smartwatch | smartwatch | montre connectee | reloj inteligente | ساعة ذكية
camera, webcam | kamera, webcam | camera, webcam, appareil photo | camara | كاميرا
cream, moisturiser, moisturizer | creme, feuchtigkeitscreme | creme | crema | كريم
shampoo | shampoo | shampoing, shampooing | champu | شامبو
conditioner | spulung | apres-shampoing | acondicionador | بلسم
soap | seife | savon | jabon | صابون
lotion | lotion | lait, lotion | locion | لوشن
lip balm | lippenbalsam | baume a levres | balsamo labial | مرطب شفاه
sunscreen | sonnencreme, sonnenschutz | creme solaire | protector solar, crema solar | واقي شمس
serum | serum | serum | serum | سيروم
mask | maske | masque | mascarilla | قناع, ماسك
mascara | wimperntusche, mascara | mascara | mascara, rimel | ماسكارا
lipstick | lippenstift | rouge a levres | pintalabios, labial | أحمر شفاه, روج
perfume, fragrance, eau de parfum | parfum | parfum | perfume, colonia | عطر, عطور
deodorant | deo, deodorant | deodorant | desodorante | مزيل عرق
necklace, pendant | kette, halskette, anhanger | collier, pendentif | collar, colgante | قلادة, عقد, سلسلة
earring | ohrring, ohrringe | boucle d'oreille, boucles d'oreilles | pendiente, arete | أقراط, حلق
hoop | creole, creolen | creole | aro | حلق دائري
ring | ring | bague, anneau | anillo | خاتم, خواتم
bracelet, bangle | armband, armreif | bracelet | pulsera, brazalete | سوار, أساور
anklet | fusskettchen | chaine de cheville | tobillera | خلخال
watch, wristwatch | uhr, armbanduhr | montre | reloj | ساعة, ساعات
cufflinks | manschettenknopfe | boutons de manchette | gemelos | أزرار أكمام
toy | spielzeug | jouet | juguete | لعبة, ألعاب
puzzle, jigsaw | puzzle | puzzle | puzle, rompecabezas | أحجية, بازل
board game | brettspiel, gesellschaftsspiel | jeu de societe | juego de mesa | لعبة لوحية
building blocks | bausteine, bauklotze | cubes, blocs de construction | bloques | مكعبات
doll | puppe | poupee | muneca | دمية
teddy bear | teddy, teddybar, kuscheltier | peluche, ours | peluche, oso | دبدوب
plant | pflanze | plante | planta | نبتة, نبات
plant pot, flower pot, planter | blumentopf, pflanztopf, ubertopf | pot de fleurs, pot, jardiniere | maceta, macetero | أصيص
watering can | giesskanne | arrosoir | regadera | إبريق ري
garden hose, hose | gartenschlauch, schlauch | tuyau d'arrosage | manguera | خرطوم
secateurs, pruners | gartenschere, rosenschere | secateur | tijeras de podar, tijera | مقص تقليم
garden bench | gartenbank | banc de jardin | banco de jardin | مقعد حديقة
parasol | sonnenschirm | parasol | sombrilla | شمسية
bird feeder, birdfeeder | vogelhaus, futterhaus | mangeoire | comedero de pajaros | مطعم طيور
seed | samen, saatgut | graine | semilla | بذور
coffee | kaffee | cafe | cafe | قهوة
tea | tee | the | te | شاي
chocolate | schokolade | chocolat | chocolate | شوكولاتة
biscuit, cookie | keks, kekse | biscuit, gateau | galleta | بسكويت
honey | honig | miel | miel | عسل
olive oil | olivenol | huile d'olive | aceite de oliva | زيت زيتون
jam | marmelade | confiture | mermelada | مربى
wine | wein | vin | vino | نبيذ
basket, hamper | korb, geschenkkorb | panier garni | cesta | سلة هدايا
tent | zelt | tente | tienda de campana, carpa | خيمة
sleeping bag | schlafsack | sac de couchage | saco de dormir | كيس نوم
torch, flashlight, headlamp | taschenlampe, stirnlampe | lampe de poche, frontale | linterna | كشاف
bicycle, bike | fahrrad, rad | velo | bicicleta | دراجة
mat | matte | tapis de sol | esterilla | حصيرة
book | buch | livre | libro | كتاب
notepad, journal | notizbuch | carnet | cuaderno, libreta | دفتر
pen | stift, kugelschreiber | stylo | boligrafo | قلم
tap, faucet | wasserhahn, armatur | robinet | grifo | صنبور
television, tv | fernseher, tv | televiseur, televiseurs, tele | televisor, tele | تلفزيون, تلفاز
projector | beamer, projektor | videoprojecteur, projecteur | proyector | بروجكتور, جهاز عرض
printer | drucker | imprimante | impresora | طابعة
scanner | scanner | scanner | escaner | ماسح ضوئي
ink cartridge, toner | druckerpatrone, tintenpatrone, toner | cartouche, toner | cartucho, toner | حبر طابعة, خرطوشة حبر
router | router | routeur | router | راوتر
hard drive, hard disk, ssd | festplatte, ssd | disque dur, ssd | disco duro, ssd | قرص صلب, هارد
memory card, sd card | speicherkarte | carte memoire | tarjeta de memoria | بطاقة ذاكرة
usb stick, flash drive | usb-stick, speicherstick | cle usb | memoria usb, pendrive | فلاشة, فلاش ميموري
phone, smartphone | handy, smartphone | telephone, smartphone | telefono, movil, smartphone | هاتف, جوال, موبايل
microphone | mikrofon | microphone | microfono | ميكروفون
adapter | adapter, netzteil | adaptateur | adaptador | محول
battery | batterie, akku | batterie, pile | bateria, pila | بطارية
drone | drohne | drone | dron | درون
tripod | stativ | trepied | tripode | حامل ثلاثي
wall mount, mount | wandhalterung, halterung | support mural | soporte de pared | حامل جداري
refrigerator, fridge | kuhlschrank | refrigerateur, frigo | frigorifico, nevera | ثلاجة
freezer | gefrierschrank | congelateur | congelador | فريزر
washing machine | waschmaschine | lave-linge, machine a laver | lavadora | غسالة
dishwasher | geschirrspuler, spulmaschine | lave-vaisselle | lavavajillas | غسالة صحون
microwave | mikrowelle | micro-ondes | microondas | ميكروويف
oven | backofen, ofen | four encastrable | horno | فرن
toaster | toaster | grille-pain | tostadora | محمصة
blender | mixer, standmixer | mixeur, blender | batidora, licuadora | خلاط
vacuum cleaner, vacuum | staubsauger | aspirateur | aspiradora | مكنسة كهربائية
steam iron, clothes iron | bugeleisen | fer a repasser | plancha | مكواة
fan | ventilator | ventilateur | ventilador | مروحة
heater | heizlufter, heizung | radiateur, chauffage | calefactor, estufa | دفاية
air purifier | luftreiniger | purificateur d'air | purificador de aire | منقي هواء
hair dryer, hairdryer | haartrockner, fon | seche-cheveux | secador de pelo | مجفف شعر
razor, shaver | rasierer | rasoir | afeitadora, maquinilla | ماكينة حلاقة
toothbrush | zahnburste | brosse a dents | cepillo de dientes | فرشاة أسنان
brush | burste, pinsel | brosse, pinceau | cepillo, brocha | فرشاة
nail polish | nagellack | vernis a ongles | esmalte de unas | طلاء أظافر
foundation | foundation, make-up | fond de teint | base de maquillaje | كريم أساس
oil | ol | huile | aceite | زيت
vitamin, supplement | vitamine, nahrungserganzung | vitamine, complement alimentaire | vitamina, suplemento | فيتامين, مكمل غذائي
protein powder | proteinpulver, eiweisspulver | proteine en poudre | proteina en polvo | بودرة بروتين
dumbbell | hantel | haltere | mancuerna, pesa | دمبل
yoga mat | yogamatte | tapis de yoga | esterilla de yoga | سجادة يوغا
helmet | helm | casque de velo | casco | خوذة
scooter | tretroller, scooter | trottinette | patinete | سكوتر
ski | ski, skier | ski | esqui | زلاجات
skateboard | skateboard | skateboard, planche a roulettes | monopatin | لوح تزلج
ball, football | ball, fussball | ballon, balle | pelota, balon | كرة
racket, racquet | schlager | raquette | raqueta | مضرب
fishing rod | angelrute | canne a peche | cana de pescar | صنارة
dog food | hundefutter | nourriture pour chien, croquettes | comida para perros, pienso | طعام كلاب
cat food | katzenfutter | nourriture pour chat | comida para gatos | طعام قطط
leash | leine, hundeleine | laisse | correa | مقود
collar | halsband | collier pour chien | collar para perro | طوق
litter | katzenstreu | litiere | arena para gatos | رمل قطط
aquarium | aquarium | aquarium | acuario | حوض سمك
stroller, pram, buggy | kinderwagen, buggy | poussette | cochecito, carrito de bebe | عربة أطفال
car seat | kindersitz, autositz | siege auto | silla de coche | كرسي سيارة
nappy, diaper | windel | couche | panal | حفاضات
pacifier | schnuller | tetine, sucette | chupete | لهاية
crib | babybett, kinderbett | lit bebe | cuna | سرير أطفال
lock | schloss | antivol, cadenas | candado | قفل
pump | pumpe | pompe | bomba | مضخة
drill | bohrmaschine | perceuse | taladro | مثقاب, دريل
screwdriver | schraubendreher, schraubenzieher | tournevis | destornillador | مفك
hammer | hammer | marteau | martillo | مطرقة
handsaw, circular saw | handsage, stichsage, kreissage | scie | sierra | منشار
ladder | leiter | echelle | escalera | سلم
paint | wandfarbe | peinture | pintura | دهان
lawn mower, lawnmower | rasenmaher | tondeuse | cortacesped | جزازة عشب
grill, barbecue, bbq | grill | barbecue | barbacoa, parrilla | شواية
tyre, tire | reifen | pneu | neumatico | إطار
poster | poster | affiche, poster | poster, lamina | ملصق
picture frame, frame | bilderrahmen, rahmen | cadre | marco | إطار صورة
wallpaper | tapete | papier peint | papel pintado | ورق جدران
guitar | gitarre | guitare | guitarra | غيتار, جيتار
piano | klavier | piano | piano | بيانو
headband | stirnband | bandeau | diadema, cinta | عصابة رأس
tie | krawatte | cravate | corbata | ربطة عنق
bra | bh | soutien-gorge | sujetador | حمالة صدر
leggings | leggings | legging | mallas, leggings | ليقنز
vest | weste | gilet sans manches | chaleco | صدرية
bathrobe | bademantel | peignoir | albornoz | روب
keyring, keychain | schlusselanhanger | porte-cles | llavero | ميدالية مفاتيح
sunglasses | sonnenbrille | lunettes de soleil | gafas de sol | نظارة شمسية
cheese | kase | fromage | queso | جبن
beer | bier | biere | cerveza | بيرة
juice | saft | jus | zumo | عصير
pasta | nudeln, pasta | pates | pasta | معكرونة
spice | gewurz | epice | especia | بهارات, توابل
nuts | nusse, nuss | noix | frutos secos, nuez | مكسرات
bouquet, flowers | blumenstrauss, blumen | bouquet, fleurs | ramo, flores | باقة, زهور, ورد
sticker | aufkleber | autocollant | pegatina | ملصقات
abaya | abaya | abaya | abaya | عباية, عبايات
"""
