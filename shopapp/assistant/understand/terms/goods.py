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
bicycle, bike | fahrrad | velo | bicicleta | دراجة
mat | matte | tapis de sol | esterilla | حصيرة
book | buch | livre | libro | كتاب
notepad, journal | notizbuch | carnet | cuaderno, libreta | دفتر
pen | stift, kugelschreiber | stylo | boligrafo | قلم
tap, faucet | wasserhahn, armatur | robinet | grifo | صنبور
abaya | abaya | abaya | abaya | عباية, عبايات
"""
