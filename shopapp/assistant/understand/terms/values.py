"""What goods are made of and described by, in our languages: English | German | French | Spanish | Arabic.

A word is exchanged only for one that this shop uses, as a value of a facet or in a title or tag.
"""

VALUES = """
leather | leder | cuir | piel, cuero | جلد
suede | wildleder, veloursleder | daim | ante | شمواه
cotton | baumwolle | coton | algodon | قطن
linen | leinen | lin | lino | كتان
silk | seide | soie | seda | حرير
wool | wolle | laine | lana | صوف
merino wool, merino | merino, merinowolle | laine merinos, merinos | lana merino, merino | صوف ميرينو
cashmere | kaschmir | cachemire | cachemira | كشمير
down | daune, daunen | duvet | plumon | ريش
denim | jeansstoff, denim | denim | vaquero | دنيم
polyester | polyester | polyester | poliester | بوليستر
nylon | nylon | nylon | nailon | نايلون
fleece | fleece | polaire | polar | فليس
velvet | samt | velours | terciopelo | مخمل
canvas | segeltuch, leinwand | toile | lona | كانفاس
mesh | netzstoff, mesh | maille | malla | شبك
felt | filz | feutre | fieltro | لباد
wood, wooden | holz | bois | madera | خشب, خشبي, خشبية
oak | eiche, eichenholz | chene | roble | بلوط
walnut | nussbaum, walnuss | noyer | nogal | جوز
pine | kiefer | pin | pino | صنوبر
bamboo | bambus | bambou | bambu | خيزران
rattan | rattan | rotin | ratan, mimbre | روطان
metal | metall | metal | metal | معدن
steel | stahl | acier | acero | فولاذ
stainless steel, stainless | edelstahl | inox, acier inoxydable | acero inoxidable | ستانلس ستيل, ستانلس
cast iron | gusseisen | fonte | hierro fundido | حديد زهر
copper | kupfer | cuivre | cobre | نحاس
brass | messing | laiton | laton | نحاس أصفر
aluminium, aluminum | aluminium | aluminium | aluminio | ألمنيوم
glass | glas | verre | vidrio, cristal | زجاج
ceramic | keramik | ceramique | ceramica | سيراميك
stoneware | steingut, steinzeug | gres | gres | خزف
terracotta, clay | terrakotta, ton | terre cuite, argile | barro, terracota | فخار
plastic | plastik, kunststoff | plastique | plastico | بلاستيك
cardboard | pappe, karton | carton | carton | كرتون
silver | silber, silbern | argent | plata | فضة, فضي
gold | gold, golden | or | oro | ذهب, ذهبي
rose gold | rosegold, rotgold | or rose | oro rosa | ذهب وردي
pearl | perle | perle | perla | لؤلؤ
diamond | diamant | diamant | diamante | ألماس
two-person | zwei personen | deux personnes, deux places | dos personas, dos plazas | لشخصين, شخصين
one-person | eine person | une personne, une place | una persona, una plaza | لشخص واحد
waterproof | wasserdicht, wasserfest | impermeable, etanche | impermeable | مقاوم للماء
windproof | winddicht | coupe-vent | cortavientos | ضد الريح
warm | warm | chaud | calido, caliente | دافئ
light | leicht | leger | ligero | خفيف
soft | weich | doux | suave | ناعم
small | klein | petit | pequeno | صغير
large, big | gross | grand | grande | كبير
round | rund | rond | redondo | دائري
organic | bio, biologisch | bio, biologique | ecologico, organico | عضوي
vegan | vegan | vegan, vegane | vegano | نباتي
fair trade | fair gehandelt, fairtrade | commerce equitable, equitable | comercio justo | تجارة عادلة
decaf | entkoffeiniert | decafeine, deca | descafeinado | منزوع الكافيين
gluten free | glutenfrei | sans gluten | sin gluten | خالي من الغلوتين
dishwasher safe | spulmaschinenfest | compatible lave-vaisselle | apto para lavavajillas | آمن لغسالة الصحون
induction | induktion, induktionsgeeignet | induction | induccion | حث
noise cancelling | noise cancelling, gerauschunterdruckung | reduction de bruit | cancelacion de ruido | عزل الضوضاء
wireless | kabellos, drahtlos | sans fil | inalambrico | لاسلكي
wired | kabelgebunden | filaire | con cable | سلكي
bluetooth | bluetooth | bluetooth | bluetooth | بلوتوث
dry | trocken | sec, seche | seco, seca | جاف, جافة
oily | fettig | gras, grasse | graso, grasa | دهني, دهنية
sensitive | empfindlich | sensible | sensible | حساس, حساسة
normal | normal | normal | normal | عادي, عادية
combination | mischhaut | mixte | mixto, mixta | مختلط, مختلطة
unscented, fragrance free | parfumfrei, unparfumiert | sans parfum | sin perfume | بدون عطر
citrus | zitrus | agrumes | citrico, citricos | حمضيات
lavender | lavendel | lavande | lavanda | لافندر
rose | rose | rose | rosa | ورد
summer | sommer | ete | verano | صيف, صيفي
winter | winter | hiver | invierno | شتاء, شتوي, شتوية
sugar | zucker | sucre | azucar | سكر
gluten | gluten | gluten | gluten | غلوتين
alcohol | alkohol | alcool | alcohol | كحول
fragrance, scent | duftstoff, duftstoffe, duft | parfum | fragancia | عطر
silicone | silikon, silikone | silicone | silicona | سيليكون
sulphate, sulfate | sulfat, sulfate | sulfate | sulfato | سلفات
frost resistant, frost proof, frostproof | frostfest, winterhart | resistant au gel | resistente a heladas | مقاوم للصقيع
full sun | volle sonne, sonne | plein soleil | pleno sol, sol | شمس
shade, shady | schatten, schattig | ombre | sombra | ظل
whole bean | ganze bohne, ganze bohnen | grain, en grains, grains | en grano, grano | حبوب
dark | dunkel | fonce, foncee | oscuro | غامق
medium | mittel | moyen, moyenne | medio | متوسط
light roast | hell | clair, claire | claro | فاتح
living room | wohnzimmer | salon | salon | غرفة معيشة, صالون
bedroom | schlafzimmer | chambre | dormitorio | غرفة نوم
dining room | esszimmer | salle a manger | comedor | غرفة طعام
office | buro | bureau | oficina | مكتب
dinosaur | dinosaurier, dino | dinosaure | dinosaurio | ديناصور
animal | tier, tiere | animal, animaux | animal, animales | حيوان, حيوانات
pirate | pirat | pirate | pirata | قرصان
unicorn | einhorn | licorne | unicornio | يونيكورن
space | weltraum, weltall | espace | espacio | فضاء
hiking | wandern | randonnee | senderismo | مشي
running | laufen, joggen | course | correr | جري
ethiopia | athiopien | ethiopie | etiopia | إثيوبيا, اثيوبية
garden | garten | jardin | jardin | حديقة
gardener, gardening | gartner, gartenarbeit, gartnern | jardinier, jardiniere, jardinage | jardinero, jardineria | بستاني, بستنة
kitchen | kuche | cuisine | cocina | مطبخ
bathroom | badezimmer, bad | salle de bain | cuarto de bano | حمام
balcony | balkon | balcon | balcon | شرفة
beach | strand | plage | playa | شاطئ
wedding | hochzeit | mariage | boda | زفاف, عرس
cook, cooking | koch, kochin, kochen | cuisinier, cuisiniere | cocinero, cocinera | طباخ, طبخ
baker, baking | backer, backerin, backen | boulanger, patissiere | panadero, reposteria | خباز, خبز
travel | reise, reisen | voyage | viaje, viajes | سفر
elephant | elefant | elephant | elefante | فيل
bird | vogel | oiseau | pajaro | طائر, عصفور
cat | katze | chat | gato | قطة
dog | hund | chien | perro | كلب
flower, floral | blume, blumen | fleur, fleurs | flor, flores | زهرة, زهور
star | stern | etoile | estrella | نجمة
moon | mond | lune | luna | قمر
heart | herz | coeur | corazon | قلب
anchor | anker | ancre | ancla | مرساة
"""
